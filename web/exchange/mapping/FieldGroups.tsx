import { Button } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { exchangeText as text } from '../exchange.text.ts';
import { useDraft } from './draft.ts';
import { FieldRow } from './FieldRow.tsx';
import classes from './Mapping.module.css';
import { groupFields } from './mapping-draft.ts';

/** Each of our fields and where its value comes from. */
export function FieldGroups() {
  const { kind, mapping } = useDraft();
  const [showsEmpty, setShowsEmpty] = useState(false);
  return (
    <section className={classes.fields} aria-labelledby="mapping-fields">
      <div className={classes.head}>
        <h2 id="mapping-fields">{text.fields}</h2>
        <span className={classes.quiet}>{text.fieldsNote}</span>
      </div>
      {groupFields(kind, mapping).map((group) => {
        const isFolded = group.id === 'empty' && !showsEmpty;
        return (
          <div key={group.id} className={classes.group}>
            <div className={classes.groupHead}>
              {group.id === 'empty' ? (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  ml={-8}
                  aria-expanded={showsEmpty}
                  onClick={() => setShowsEmpty(!showsEmpty)}
                  rightSection={<ChevronDown size={13} aria-hidden style={{ rotate: showsEmpty ? '180deg' : '0deg' }} />}
                >
                  {text.groups.empty} ({group.keys.length})
                </Button>
              ) : (
                <h3>{text.groups[group.id]}</h3>
              )}
              <span className={classes.quiet}>{text.groupNotes[group.id]}</span>
            </div>
            {!isFolded && (
              <ul className={classes.rows}>
                {group.keys.map((key) => (
                  <FieldRow key={key} fieldKey={key} />
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </section>
  );
}
