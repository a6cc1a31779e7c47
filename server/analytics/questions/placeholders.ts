import type { FactsValue } from '../../platform/facts/facts.ts';

/** A statement whose values stand beside it: nothing that anybody typed becomes SQL. */
export type Statement = { sql: string; values: Record<string, FactsValue> };

/** Hands out placeholders and keeps what belongs into them. */
export type Placeholders = {
  readonly values: Record<string, FactsValue>;
  /** `of('Array(String)', names)` gives `{p3:Array(String)}`; the same value gets the same place. */
  of: (type: string, value: FactsValue) => string;
};

export function placeholders(workspace: number, sources: readonly number[]): Placeholders {
  const values: Record<string, FactsValue> = { workspace, sources };
  const places = new Map<string, string>();
  return {
    values,
    of(type, value) {
      const known = JSON.stringify([type, value]);
      const place = places.get(known) ?? `p${places.size + 1}`;
      places.set(known, place);
      values[place] = value;
      return `{${place}:${type}}`;
    },
  };
}
