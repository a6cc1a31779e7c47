// What identify and group calls say of persons, accounts and who belongs where.
import { createHash } from 'node:crypto';
import { locale as localeSchema } from '../../../contract/people/account.ts';
import { email as emailSchema } from '../../../contract/people/person.ts';
import { timeZone as timeZoneSchema } from '../../../contract/platform/date.ts';
import type { Attributes } from '../../../contract/platform/text.ts';
import type { IdentityCall } from '../intake/identify-batch.ts';

type Traits = Readonly<Record<string, unknown>>;

export type Heard = { kind: 'person' | 'account' | 'membership'; traits: Traits };

/** Of whom a call tells. Somebody without a user id is no record: in b2c most never become one. */
export function heardIn(call: IdentityCall): Heard[] {
  if (call.type !== 'identify' && call.type !== 'group') return [];
  const [isUser, isGroup] = [call.userId !== null, call.groupId !== null];
  const traitsOf = (type: IdentityCall['type']) => (call.type === type && call.traits ? storable(call.traits) : {});
  const heard: Heard[] = [];
  if (isUser) heard.push({ kind: 'person', traits: traitsOf('identify') });
  if (isGroup) heard.push({ kind: 'account', traits: traitsOf('group') });
  if (isUser && isGroup) heard.push({ kind: 'membership', traits: {} });
  return heard;
}

/** Short, and other for other traits: what was said before is not written again. */
export const markOf = (traits: Traits, isPublic: boolean): string =>
  createHash('sha1')
    .update(`${isPublic} ${JSON.stringify(traits)}`)
    .digest('base64')
    .slice(0, 16);

const textMost = 2_000;
const nameMost = 100;
const bagMost = 200;
const keptMost = 300;
const controls = /\p{Cc}+/gu;

/**
 * What of traits can be kept until it is taken over: flat values with names, without what the database cannot hold. A sender's mistake must
 * not keep the events of others waiting.
 */
function storable(traits: Traits): Traits {
  const kept: Record<string, string | number | boolean> = {};
  let count = 0;
  for (const [key, value] of Object.entries(traits)) {
    const name = lineOf(key, nameMost);
    if (name === undefined || count >= keptMost) continue;
    if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) kept[name] = value;
    else if (typeof value === 'string' && value.length <= textMost) kept[name] = value.toWellFormed().replaceAll('\u0000', '');
    else continue;
    count += 1;
  }
  return kept;
}

/** One line of text that the database can hold; undefined where there is none. */
function lineOf(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const line = String(value).toWellFormed().replaceAll(controls, ' ').trim();
  return line === '' || line.length > most ? undefined : line;
}

/** What is left of traits as custom ones: flat, bounded, storable. */
function bagOf(traits: Traits, known: ReadonlySet<string>): Attributes {
  const bag: Attributes = {};
  for (const [key, value] of Object.entries(traits)) {
    const name = lineOf(key, nameMost);
    if (name === undefined || known.has(key) || Object.keys(bag).length >= bagMost) continue;
    if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) bag[name] = value;
    else if (typeof value === 'string') {
      const text = value.toWellFormed().replaceAll('\u0000', '');
      if (text.length <= textMost) bag[name] = text;
    }
  }
  return bag;
}

const present = <V>(fields: Record<string, V | undefined>): Record<string, V> =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, V] => entry[1] !== undefined));

const parsed = <V>(schema: { safeParse: (value: unknown) => { success: boolean; data?: V } }, value: unknown): V | undefined => {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
};

const personTraits = new Set(['email', 'name', 'firstName', 'lastName', 'first_name', 'last_name', 'locale', 'timezone', 'timeZone']);

/** The traits of an identify call as fields of a person. What cannot be read is left out; nothing of it is an error. */
export function personFieldsOf(traits: Traits) {
  const first = lineOf(traits['firstName'] ?? traits['first_name'], 150);
  const last = lineOf(traits['lastName'] ?? traits['last_name'], 150);
  const bag = bagOf(traits, personTraits);
  return present({
    email: parsed<string>(emailSchema, traits['email']),
    name: lineOf(traits['name'], 300) ?? ([first, last].filter(Boolean).join(' ') || undefined),
    locale: parsed<string>(localeSchema, traits['locale']),
    timeZone: parsed<string>(timeZoneSchema, traits['timezone'] ?? traits['timeZone']),
    traits: Object.keys(bag).length > 0 ? bag : undefined,
  });
}

const accountTraits = new Set(['name', 'industry', 'employees', 'plan']);
const employeesMost = 100_000_000;

/** The traits of a group call as fields of an account. An account needs a name: its group id, until somebody says another one. */
export function accountFieldsOf(traits: Traits, groupId: string) {
  const employees = Number(traits['employees'] ?? Number.NaN);
  const bag = bagOf(traits, accountTraits);
  return present({
    name: lineOf(traits['name'], 300) ?? lineOf(groupId, 300),
    industry: lineOf(traits['industry'], 200),
    employees: Number.isInteger(employees) && employees >= 0 && employees <= employeesMost ? employees : undefined,
    plan: lineOf(traits['plan'], 200),
    attributes: Object.keys(bag).length > 0 ? bag : undefined,
  });
}
