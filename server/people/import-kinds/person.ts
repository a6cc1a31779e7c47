import type { Attributes } from '../../../contract/platform/text.ts';
import { blank, type Content } from '../blank.ts';
import type { PersonRow } from '../tables.ts';
import { attributesIn, type Fields, type Translation } from './translation.ts';

export type PersonFields = Fields<{ email: string; name: string; locale: string; timeZone: string; traits: Attributes }>;

export const personImport: Translation<PersonFields, PersonRow> = {
  empty: blank.persons,
  columns: (given, stored) =>
    ({
      email: given.email,
      name: given.name,
      locale: given.locale,
      time_zone: given.timeZone,
      traits: attributesIn(given.traits, stored.traits),
    }) as Partial<Content<PersonRow>>,
  fields: (row) => ({ email: row.email, name: row.name, locale: row.locale, timeZone: row.time_zone, traits: row.traits }),
  fault: () => null,
};
