import type { KindRules } from './kind.ts';
import { account, externalId } from './reference-fields.ts';

export const personKind = {
  label: 'Person',
  plural: 'persons',
  byProduct: false,
  atLeastOne: [['email', 'externalId']],
  inOrder: [],
  fields: [
    {
      ...externalId,
      synonyms: [
        'person id',
        'contact id',
        'record id',
        'id',
        'external id',
        'user id',
        'respondent id',
        'customer id',
        'contactid',
        'userid',
      ],
    },
    {
      key: 'email',
      label: 'Email',
      type: 'email',
      synonyms: ['email', 'email address', 'e mail', 'work email', 'mail', 'contact email', 'primary email'],
    },
    {
      key: 'name',
      label: 'Name',
      type: 'line',
      maxLength: 300,
      help: 'The full name; two columns can be joined.',
      synonyms: ['name', 'full name', 'contact name', 'display name', 'contact', 'person', 'customer name', 'person name'],
    },
    { key: 'locale', label: 'Language', type: 'locale', synonyms: ['locale', 'language', 'preferred language', 'lang'] },
    { key: 'timeZone', label: 'Time zone', type: 'time_zone', synonyms: ['time zone', 'timezone', 'tz'] },
    { ...account, help: 'The organisation the person belongs to; leave it out for consumers.' },
    {
      key: 'title',
      label: 'Job title',
      type: 'line',
      maxLength: 200,
      synonyms: ['job title', 'title', 'position', 'function', 'jobtitle', 'job role'],
    },
    { key: 'traits', label: 'Trait', type: 'attributes', synonyms: [] },
  ],
} as const satisfies KindRules;
