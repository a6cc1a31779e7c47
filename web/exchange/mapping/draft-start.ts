import type { ImportPreviewAnswer } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import type { ApiIssue } from '../../platform/api.ts';
import type { Origin } from './draft.ts';

export interface DraftStart {
  mapping: Mapping;
  origin: Origin;
}

type Known = Pick<ImportPreviewAnswer, 'guess' | 'remembered' | 'mapping'>;

/**
 * What the screen begins with: the mapping that is set, else the remembered one, else the guess. Whoever asks for a guess or for another kind
 * gets the guess; what was said about the file as a whole (system, product, what to do with known rows) is kept.
 */
export function startOf(
  preview: Known,
  wants: 'best' | 'guess' | 'remembered',
  carried: Partial<Pick<Mapping, 'source' | 'productId' | 'mode'>>,
): DraftStart {
  const set = wants === 'best' ? preview.mapping : null;
  const best = wants === 'guess' ? null : (set ?? preview.remembered);
  const mapping = { ...(best ?? preview.guess.mapping) };
  if (carried.source !== undefined) mapping.source = carried.source;
  if (carried.productId !== undefined) mapping.productId = carried.productId;
  if (carried.mode !== undefined) mapping.mode = carried.mode;
  return { mapping, origin: best === null ? 'guess' : best === set ? 'set' : 'remembered' };
}

/** Refusals by field: `mapping.fields.attributes.plan.sources.0` is about `attributes.plan`. What is about no field stands under ''. */
export function issuesByField(issues: readonly ApiIssue[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const issue of issues) {
    const key = /^(?:mapping\.)?fields\.(.+?)(?:\.(?:sources|whenEmpty|whenMalformed)(?:\..*)?)?$/.exec(issue.path)?.[1] ?? '';
    const before = found.get(key);
    found.set(key, before === undefined ? issue.message : `${before} ${issue.message}`);
  }
  return found;
}
