import type { Attributes } from '../../../contract/platform/text.ts';

/** A row of the form. `key` stands still while the name is being typed. */
export interface TypedAttribute {
  key: number;
  name: string;
  value: string;
}

export const typedAttributes = (attributes: Attributes): TypedAttribute[] =>
  Object.entries(attributes).map(([name, value], key) => ({ key, name, value: value === null ? '' : String(value) }));

/**
 * What is sent. A value that reads as it did keeps its type; a new one is text unless it is plainly a number or yes and no. Attributes are
 * merged by the server, so one that was taken away is sent as null.
 */
export function attributesFrom(rows: readonly TypedAttribute[], before: Attributes = {}): Attributes {
  const gone = Object.fromEntries(Object.keys(before).map((name) => [name, null]));
  const present = rows
    .map((row) => ({ name: row.name.trim(), value: row.value.trim() }))
    .filter(({ name }) => name !== '')
    .map(({ name, value }) => {
      const was = before[name];
      return [name, was !== undefined && was !== null && String(was) === value ? was : valueFrom(value)] as const;
    });
  return { ...gone, ...Object.fromEntries(present) };
}

function valueFrom(typed: string): Attributes[string] {
  if (typed === '') return null;
  if (typed === 'true' || typed === 'false') return typed === 'true';
  // Leading zeros and plus signs belong to postcodes and telephone numbers.
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(typed) ? Number(typed) : typed;
}
