import { SimpleGrid } from '@mantine/core';
import { playbookText as text } from '../playbook.text.ts';
import { ShareInput } from './FigureFields.tsx';
import type { FieldsProps } from './policy-fields.ts';

/** One figure for each importance; what is not important always counts nothing. */
export function ImportanceFields({ policyKey, draft, onDraft, faults }: FieldsProps) {
  const shares = draft as readonly (number | undefined)[];
  return (
    <SimpleGrid cols={2} spacing="sm">
      {text.importances.map((label, importance) => (
        <ShareInput
          key={label}
          label={label}
          share={shares[importance]}
          onShare={(share) => onDraft(shares.map((before, place) => (place === importance ? share : before)))}
          error={faults[String(importance)]}
          isPercent={policyKey === 'problems.churnShares'}
          disabled={importance === 0}
        />
      ))}
    </SimpleGrid>
  );
}
