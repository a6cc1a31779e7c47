import type { KindRules } from './kind.ts';
import { account, externalId, person } from './reference-fields.ts';

export const membershipKind = {
  label: 'Membership',
  plural: 'memberships',
  byProduct: false,
  atLeastOne: [],
  inOrder: [['activeFrom', 'activeTo']],
  fields: [
    { ...externalId, synonyms: ['membership id', 'relation id', 'id', 'external id'] },
    { ...person, required: true },
    { ...account, required: true },
    {
      key: 'title',
      label: 'Job title',
      type: 'line',
      maxLength: 200,
      synonyms: ['job title', 'title', 'position', 'function', 'jobtitle'],
    },
    {
      key: 'activeFrom',
      label: 'From',
      type: 'day',
      synonyms: ['from', 'active from', 'start', 'start date', 'since', 'joined', 'joined at'],
    },
    { key: 'activeTo', label: 'To', type: 'day', synonyms: ['to', 'active to', 'end', 'end date', 'until', 'left', 'left at'] },
  ],
} as const satisfies KindRules;
