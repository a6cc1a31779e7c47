import { boundsInWords, type Field, fieldsOf, type Schema, typeInWords } from './description.ts';
import classes from './Reference.module.css';
import { referenceText as text } from './reference.text.ts';

type Schemas = Readonly<Record<string, Schema>>;

/** Deeper than any answer; a rule inside rules would go on for ever. */
const deepest = 6;

/** Fields below fields, each with its type, its bounds and what it is. */
export function SchemaTree({ schema, schemas, depth = 0 }: { schema: Schema; schemas: Schemas; depth?: number }) {
  const whole = schema.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? schema) : schema;
  const groups = fieldsOf(whole);
  if (groups.length === 0) return depth === 0 ? <p className={classes.type}>{typeInWords(whole)}</p> : null;
  if (depth > deepest) return <p className={classes.dim}>{text.repeated}</p>;
  return groups.map((fields, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: choices have no name, and their order is that of the description
    <ul key={index} className={classes.fields}>
      {fields.map((field) => (
        <FieldLine key={field.name} field={field} schemas={schemas} depth={depth} />
      ))}
    </ul>
  ));
}

function FieldLine({ field: { name, schema, isRequired }, schemas, depth }: { field: Field; schemas: Schemas; depth: number }) {
  const notes = [schema.description, boundsInWords(schema)].filter(Boolean).join('; ');
  return (
    <li>
      <code className={classes.name}>{name}</code> <span className={classes.type}>{typeInWords(schema)}</span>
      {!isRequired && <span className={classes.dim}> {text.optional}</span>}
      {notes !== '' && <span className={classes.dim}> · {notes}</span>}
      <SchemaTree schema={schema} schemas={schemas} depth={depth + 1} />
    </li>
  );
}
