// What is kept in mind of what a row brought, until the next file says something else.
import { createHash } from 'node:crypto';
import type { EvidenceImport } from '../../problems/index.ts';
import type { Memory } from '../ledger.ts';

/** What is remembered of a row: what it brought, but for fields in which a member's word stands; those stay as they were remembered. */
export function storable(fields: object, kept: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== undefined && !kept.includes(name)));
}

/** Units: characters. A longer text is remembered by its digest: all that is asked later is whether it is still the same. */
const longText = 100;
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('base64url')}`;

export const withoutLongText = (evidence: Record<string, unknown>): Record<string, unknown> => {
  const { body } = evidence;
  return typeof body === 'string' && body.length > longText ? { ...evidence, body: digestOf(body) } : evidence;
};

/** What the import before brought, with the stored text in the place of its digest as long as it is that text. */
export function rememberedEvidence(memory: Memory | undefined, storedBody: string): EvidenceImport['lastImported'] {
  if (!memory) return undefined;
  const isSame = memory.fields['body'] === digestOf(storedBody);
  return (isSame ? { ...memory.fields, body: storedBody } : memory.fields) as EvidenceImport['lastImported'];
}
