import { Button, Menu } from '@mantine/core';
import { exchangeText as text } from '../exchange.text.ts';
import { useDraft } from './draft.ts';
import classes from './Mapping.module.css';
import { keepColumn, openField, unusedColumns, withField } from './mapping-draft.ts';
import { columnExamples } from './source-text.ts';

/** What is left behind: shown, so that nothing is lost unseen. */
export function UnusedColumns() {
  const { file, mapping, setMapping, kind } = useDraft();
  const unused = unusedColumns(file, mapping);
  const canKeep = openField(kind) !== undefined;
  const free = kind.fields.filter((field) => field.type !== 'attributes' && mapping.fields[field.key] === undefined);
  return (
    <section className={classes.unused} aria-labelledby="mapping-unused">
      <div className={classes.head}>
        <h2 id="mapping-unused">{unused.length === 0 ? text.allUsed : text.unused(unused.length)}</h2>
        {canKeep && unused.length > 1 && (
          <Button
            size="compact-sm"
            variant="subtle"
            style={{ marginLeft: 'auto' }}
            onClick={() => setMapping(unused.reduce((draft, column) => keepColumn(kind, draft, column), mapping))}
          >
            {text.keepAll}
          </Button>
        )}
      </div>
      {unused.length > 0 && (
        <ul>
          {unused.map((column) => (
            <li key={column}>
              <div className={classes.words}>
                <span className={classes.name}>{column}</span>
                <span className={classes.optionExamples}>{columnExamples(column, file).join(' · ') || text.noValues}</span>
              </div>
              {canKeep && (
                <Button size="compact-sm" onClick={() => setMapping(keepColumn(kind, mapping, column))} aria-label={text.keepHint(column)}>
                  {text.keep}
                </Button>
              )}
              {free.length > 0 && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <Button size="compact-sm" aria-label={text.fillsOf(column)}>
                      {text.fills}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
                    {free.map((field) => (
                      <Menu.Item
                        key={field.key}
                        onClick={() => setMapping(withField(mapping, field.key, { sources: [{ is: 'column', column }] }))}
                      >
                        {field.label}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
