import type { KindRules } from './kind.ts';
import { account, externalId } from './reference-fields.ts';

export const contractKind = {
  label: 'Contract',
  plural: 'contracts',
  byProduct: false,
  atLeastOne: [],
  inOrder: [['start', 'end']],
  fields: [
    { ...externalId, synonyms: ['contract id', 'contract number', 'agreement id', 'id', 'external id', 'record id', 'contractnumber'] },
    { ...account, required: true },
    {
      key: 'start',
      label: 'Start',
      type: 'day',
      required: true,
      synonyms: ['start', 'start date', 'contract start', 'contract start date', 'effective date', 'from', 'signed', 'startdate'],
    },
    {
      key: 'end',
      label: 'End',
      type: 'day',
      synonyms: ['end', 'end date', 'contract end', 'contract end date', 'expiry', 'expiry date', 'expiration date', 'to', 'enddate'],
    },
    {
      key: 'renewalOn',
      label: 'Renewal date',
      type: 'day',
      synonyms: ['renewal', 'renewal date', 'renews', 'renews on', 'next renewal', 'renews at'],
    },
    {
      key: 'noticeDays',
      label: 'Notice in days',
      type: 'integer',
      min: 0,
      max: 3650,
      help: 'How many days before a change the account must be told.',
      synonyms: ['notice', 'notice days', 'notice period', 'notice period days', 'owner expiration notice', 'termination notice'],
    },
  ],
} as const satisfies KindRules;
