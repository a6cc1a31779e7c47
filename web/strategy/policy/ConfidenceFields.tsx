import { NumberInput, Stack } from '@mantine/core';
import { playbookText as text } from '../playbook.text.ts';
import { ShareInput } from './FigureFields.tsx';
import classes from './PolicyFigure.module.css';
import type { FieldsProps } from './policy-fields.ts';

const hearings = Object.keys(text.hearings) as (keyof typeof text.hearings)[];
const kinds = ['heard', 'measured'] as const;

type Row = Record<(typeof hearings)[number], number | undefined>;
type Draft = Record<(typeof kinds)[number], Row> & { manyPeople: number | undefined };

/** How sure we are, by what was heard and whether it was measured as well. */
export function ConfidenceFields({ draft, onDraft, faults }: FieldsProps) {
  const value = draft as Draft;
  return (
    <Stack gap="sm">
      <table className={`${classes.table} ${classes.fields}`}>
        <thead>
          <tr>
            <th scope="col">{text.evidence}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {text[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hearings.map((hearing) => (
            <tr key={hearing}>
              <th scope="row">{text.hearings[hearing]}</th>
              {kinds.map((kind) => (
                <td key={kind}>
                  <ShareInput
                    label={`${text[kind]}: ${text.hearings[hearing]}`}
                    isLabelHidden
                    share={value[kind][hearing]}
                    onShare={(share) => onDraft({ ...value, [kind]: { ...value[kind], [hearing]: share } })}
                    error={faults[`${kind}.${hearing}`]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <NumberInput
        label={text.manyFrom}
        suffix={` ${text.peopleUnit}`}
        value={value.manyPeople ?? ''}
        onChange={(typed) => onDraft({ ...value, manyPeople: typeof typed === 'number' ? typed : undefined })}
        decimalScale={0}
        clampBehavior="none"
        error={faults['manyPeople']}
        w={160}
      />
    </Stack>
  );
}
