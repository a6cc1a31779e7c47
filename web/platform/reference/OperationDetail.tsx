import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { CodeBlock } from './CodeBlock.tsx';
import type { Example, Operation, Schema } from './description.ts';
import { boundsInWords, typeInWords } from './description.ts';
import { answerText, codeOf, type Language } from './example-code.ts';
import classes from './Reference.module.css';
import { referenceText as text } from './reference.text.ts';
import { SchemaTree } from './SchemaTree.tsx';
import { TryOut } from './TryOut.tsx';
import { canTry } from './try-out.ts';

type Schemas = Readonly<Record<string, Schema>>;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** All of one request: what it takes, gives, refuses, and how it looks. */
export function OperationDetail({ operation, schemas }: { operation: Operation; schemas: Schemas }) {
  const { permission, access, parameters, body, answer, status, problems } = operation;
  return (
    <div className={classes.detail}>
      <div>
        <p className={classes.address}>
          <code>
            {operation.method} {operation.path}
          </code>
        </p>
        <p className={classes.dim}>
          {text.permission}: {permission ? <code>{permission}</code> : access === 'public' ? text.permissionNone : text.permissionSession}
        </p>
        {parameters.length > 0 && (
          <Part title={text.parameters}>
            <ul className={classes.fields}>
              {parameters.map((one) => (
                <li key={`${one.in} ${one.name}`}>
                  <code className={classes.name}>{one.name}</code> <span className={classes.type}>{typeInWords(one.schema)}</span>
                  <span className={classes.dim}>
                    {' '}
                    {one.in}, {one.required ? text.required : text.optional}
                    {[one.description ?? one.schema.description, boundsInWords(one.schema)].filter(Boolean).map((note) => ` · ${note}`)}
                  </span>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {body && (
          <Part title={text.request}>
            <SchemaTree schema={body} schemas={schemas} />
          </Part>
        )}
        <Part title={`${text.answer} ${status}`}>
          {answer ? <SchemaTree schema={answer} schemas={schemas} /> : <p className={classes.dim}>{text.answerNone}</p>}
        </Part>
        {problems.length > 0 && (
          <Part title={text.errors}>
            <ul className={classes.fields}>
              {problems.map((one) => (
                <li key={one.code}>
                  <span className={classes.status}>{one.status}</span> <code className={classes.name}>{one.code}</code>
                  <span className={classes.dim}> · {one.when}</span>
                </li>
              ))}
            </ul>
            {access === 'workspace' && <p className={classes.dim}>{text.errorsMore}</p>}
          </Part>
        )}
      </div>
      <div className={classes.examples}>
        <Examples operation={operation} />
        {canTry(operation) && <TryOut operation={operation} />}
      </div>
    </div>
  );
}

function Examples({ operation }: { operation: Operation }) {
  const [language, setLanguage] = useState<Language>('curl');
  const shown: readonly (Example | undefined)[] = operation.examples.length > 0 ? operation.examples : [undefined];
  return (
    <div>
      <div className={classes.examplesHead}>
        <h3>{operation.examples.length > 0 ? text.examples : text.call}</h3>
        <SegmentedControl
          size="xs"
          aria-label={text.language}
          value={language}
          onChange={(value) => setLanguage(value === 'fetch' ? 'fetch' : 'curl')}
          data={['curl', 'fetch']}
        />
      </div>
      {operation.examples.length > 0 && <p className={classes.dim}>{text.asked}</p>}
      {shown.map((example) => (
        <div key={example?.name ?? ''} className={classes.example}>
          <CodeBlock label={example?.title ?? text.call} title={example?.title ?? ''} code={codeOf(operation, example, language)} />
          {example && <CodeBlock label={`${text.answer}: ${example.title}`} code={answerText(example)} />}
        </div>
      ))}
    </div>
  );
}
