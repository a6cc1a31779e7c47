import { ActionIcon } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { formatNumber } from '../../platform/format.ts';
import { exchangeText as text } from '../exchange.text.ts';
import { useDraft } from './draft.ts';
import classes from './Mapping.module.css';
import { attributeName, fieldOf, groupFields } from './mapping-draft.ts';
import { comesIn } from './row-conditions.ts';
import { shownValue } from './shown-value.ts';

/** One row of the file as the record that it becomes, under the choices of this moment. */
export function RecordPreview() {
  const { file, kind, mapping } = useDraft();
  const [at, setAt] = useState(0);
  const last = Math.max(0, file.rows.length - 1);
  const row = Math.min(at, last);
  const shown = groupFields(kind, mapping)
    .flatMap((group) => group.keys)
    .flatMap((key) => {
      const field = fieldOf(kind, key);
      const mapped = mapping.fields[key];
      if (!field || !mapped) return [];
      const value = shownValue(field, mapped, file, row);
      if (value.text === '' && !field.required && !value.isRefused) return [];
      return [
        {
          key,
          label: attributeName(key) ?? field.label,
          isMissing: value.text === '' && (field.required ?? false),
          ...value,
          isProblem: field.type === 'problems',
        },
      ];
    });
  return (
    <div className={classes.preview}>
      <div className={classes.previewHead}>
        <div>
          <h2>{text.preview}</h2>
          <div className={classes.quiet} aria-live="polite">
            {text.previewRow(formatNumber(row + 1), formatNumber(file.rows.length))}
          </div>
        </div>
        <div>
          <ActionIcon aria-label={text.before} disabled={row === 0} onClick={() => setAt(row - 1)}>
            <ChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={text.next} disabled={row === last} onClick={() => setAt(row + 1)}>
            <ChevronRight size={16} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      {/* biome-ignore lint/a11y: a place that scrolls must be reached by keyboard */}
      <div className={classes.previewBody} tabIndex={0} role="group" aria-label={text.preview}>
        <div className={classes.recordKind}>{kind.label}</div>
        {!comesIn(mapping.rows, file, row) ? (
          <p className={classes.quiet}>{text.passedOver}</p>
        ) : shown.length === 0 ? (
          <p className={classes.quiet}>{text.previewEmpty}</p>
        ) : (
          <dl className={classes.record}>
            {shown.map((one) => (
              <div key={one.key} data-wrong={one.isRefused || one.isMissing || undefined}>
                <dt>{one.label}</dt>
                <dd>
                  {one.text}
                  {(one.isRefused || one.isMissing) && <span className={classes.wrong}> {text.willRefuse}</span>}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <details className={classes.raw}>
          <summary>{text.showRaw}</summary>
          <dl className={classes.record}>
            {file.columns.map((column, index) => (
              <div key={column}>
                <dt>{column}</dt>
                <dd>{file.rows[row]?.[index] ?? ''}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </div>
  );
}
