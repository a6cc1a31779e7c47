import { z } from 'zod';
import type { Money } from '../platform/money.ts';
import type { Attributes } from '../platform/text.ts';

/** What a target field of an import holds; each type has one parser in `server/exchange/cells`. */
export const fieldTypes = [
  'line',
  'text',
  'integer',
  'decimal',
  'share',
  'money',
  'currency',
  'day',
  'instant',
  'boolean',
  'email',
  'domains',
  'tags',
  'url',
  'country',
  'time_zone',
  'locale',
  'choice',
  'account',
  'person',
  'problems',
  'attributes',
] as const;
export const fieldType = z.enum(fieldTypes);
export type FieldType = z.infer<typeof fieldType>;

export type Choice = { value: string; synonyms: readonly string[] };

/** All values of a union with their synonyms: a value that is added there must be named here. */
export const choicesOf = <V extends string>(synonyms: Readonly<Record<V, readonly string[]>>) =>
  Object.entries<readonly string[]>(synonyms).map(([value, words]) => ({ value: value as V, synonyms: words })) satisfies Choice[];

/**
 * One field of our record that a column of a file may feed.
 *
 * Shape   `synonyms` are the header names under which exports of HubSpot, Salesforce and others carry it, in plain words; the guess
 *         compares them without case and punctuation. `required` holds for rows that create; an update by external id needs none.
 *         `helps` marks a field that has no place of its own in the record: the currency column of a money field.
 *         `maxLength` counts characters, `maxBytes` bytes of UTF-8.
 *         `words` are words that stand for a number (critical → 3). `allowed` lists the only numbers that are taken.
 */
export type TargetField = {
  key: string;
  label: string;
  type: FieldType;
  required?: boolean;
  help?: string;
  synonyms: readonly string[];
  choices?: readonly Choice[];
  words?: Readonly<Record<string, number>>;
  allowed?: readonly number[];
  min?: number;
  max?: number;
  maxLength?: number;
  maxBytes?: number;
  helps?: string;
};

/** How a row names a record that stands elsewhere, and what to do when it is not there. */
export const whenMissing = z.enum(['refuse', 'create', 'leave']);
export type WhenMissing = z.infer<typeof whenMissing>;

/**
 * An account as a row names it.
 *
 * Shape   `source` is the namespace of the external id (the `source` of the import that brought the account); only with `externalId`.
 */
export type AccountReference = {
  by: 'externalId' | 'domain' | 'name';
  value: string;
  source?: string;
  whenMissing: WhenMissing;
};

/** A person as a row names it. With `externalId` and `create`, an anonymous person is made: no name, no email. */
export type PersonReference = {
  by: 'externalId' | 'email' | 'name';
  value: string;
  source?: string;
  whenMissing: WhenMissing;
};

/**
 * A problem to which the evidence of a row belongs.
 *
 * Shape   `value` is the cell's word before it became a title. `by: 'title'` compares titles of the product without case and outer spaces.
 */
export type ProblemReference = {
  by: 'externalId' | 'title';
  value: string;
  title: string;
  externalId?: string;
  source?: string;
  whenMissing: WhenMissing;
};

/** The value that each type of field has in a mapped record. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, shares 0–1. */
export type FieldValues = {
  line: string;
  text: string;
  integer: number;
  decimal: number;
  share: number;
  money: Money;
  currency: string;
  day: string;
  instant: string;
  boolean: boolean;
  email: string;
  domains: string[];
  tags: string[];
  url: string;
  country: string;
  time_zone: string;
  locale: string;
  choice: string;
  account: AccountReference;
  person: PersonReference;
  problems: ProblemReference[];
  attributes: Attributes;
};

type ValueOf<F> = F extends { choices: readonly { value: infer V }[] }
  ? V
  : F extends { type: infer T extends FieldType }
    ? FieldValues[T]
    : never;
type Keyed<F> = F extends { helps: string } ? never : F extends { key: infer K extends string } ? K : never;

/** The record that a list of fields makes: a missing key leaves the stored value, `null` clears it. */
export type RecordOf<Fields extends readonly TargetField[]> = {
  [F in Fields[number] as Keyed<F>]?: ValueOf<F> | null;
};

const targetFieldShape = {
  key: z.string(),
  label: z.string(),
  type: fieldType,
  required: z.boolean().optional(),
  help: z.string().optional(),
  choices: z.array(z.string()).optional(),
  helps: z.string().optional(),
};

/** A field as the mapping screen gets it. */
export const targetFieldAnswer = z.object(targetFieldShape);
export type TargetFieldAnswer = z.infer<typeof targetFieldAnswer>;
