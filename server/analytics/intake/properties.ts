import type { Rejection } from './heard-event.ts';
import { depthMost, propertiesMost, propertyNameMost } from './limits.ts';

/** An object of bounded size as JSON that the store can read, or why it is none. */
export function writeProperties(value: unknown, name: string): string | Rejection {
  if (value === undefined || value === null) return '{}';
  if (typeof value !== 'object' || Array.isArray(value))
    return { code: `${name}_invalid`, message: `The ${name} must be an object with a value for each name.` };
  const counted = { names: 0 };
  const fault = faultOf(value as Record<string, unknown>, 1, counted, name);
  return fault ?? storable(JSON.stringify(value));
}

function faultOf(value: object, depth: number, counted: { names: number }, name: string): Rejection | null {
  if (depth > depthMost) return { code: `${name}_too_deep`, message: `The ${name} are nested deeper than ${depthMost} levels.` };
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = typeof item === 'object' && item !== null ? faultOf(item, depth + 1, counted, name) : null;
      if (fault) return fault;
    }
    return null;
  }
  for (const key in value) {
    if (++counted.names > propertiesMost)
      return { code: `${name}_too_many`, message: `An event may have at most ${propertiesMost} ${name}, those inside others included.` };
    if (key.length > propertyNameMost)
      return { code: `${name}_name_too_long`, message: `The name ${key.slice(0, 50)}… is longer than ${propertyNameMost} characters.` };
    const item = (value as Record<string, unknown>)[key];
    const fault = typeof item === 'object' && item !== null ? faultOf(item, depth + 1, counted, name) : null;
    if (fault) return fault;
  }
  return null;
}

// A pair of halves is written as the character itself, so that each such escape is a half alone; behind a backslash it is no escape.
const halfCharacter = /\\\\|\\ud[89a-f][0-9a-f]{2}/g;

/** JSON.stringify writes half of a character as an escape, which the store's parser refuses, and with it every row beside it. */
export const storable = (text: string): string =>
  text.includes('\\ud') ? text.replaceAll(halfCharacter, (found) => (found === '\\\\' ? found : '\\ufffd')) : text;
