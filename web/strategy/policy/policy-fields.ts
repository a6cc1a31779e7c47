import type { ComponentType } from 'react';
import type { PolicyKey } from '../../../contract/playbook/index.ts';
import { ConfidenceFields } from './ConfidenceFields.tsx';
import { ChoiceField, NumberField } from './FigureFields.tsx';
import { ImportanceFields } from './ImportanceFields.tsx';
import { OrderFields } from './OrderFields.tsx';
import type { Faults, Figure } from './policy-draft.ts';
import { StageFields } from './StageFields.tsx';

export interface FieldsProps {
  policyKey: string;
  draft: unknown;
  onDraft: (draft: unknown) => void;
  faults: Faults;
}

export interface PolicyFields {
  Fields: ComponentType<FieldsProps>;
  figure: Figure;
}

const number: PolicyFields = { Fields: NumberField, figure: 'plain' };

/** A form for every policy that can be overridden. */
const byKey: Partial<Record<PolicyKey, PolicyFields>> = {
  'people.customer': { Fields: ChoiceField, figure: 'plain' },
  'people.dealStageProbabilities': { Fields: StageFields, figure: 'percent' },
  'problems.order': { Fields: OrderFields, figure: 'plain' },
  'problems.importanceWeights': { Fields: ImportanceFields, figure: 'plain' },
  'problems.churnShares': { Fields: ImportanceFields, figure: 'percent' },
  'problems.peoplePerProblem': number,
  'problems.weeksPerYear': number,
  'problems.reachWindowDays': number,
  'problems.assumedImpact': { Fields: ChoiceField, figure: 'plain' },
  'problems.confidence': { Fields: ConfidenceFields, figure: 'percent' },
  'problems.weeksPerPersonMonth': number,
  'problems.kindsToValidate': number,
  'problems.chosenAtOnce': number,
};

export const fieldsOf = (key: string): PolicyFields | undefined => (Object.hasOwn(byKey, key) ? byKey[key as PolicyKey] : undefined);
