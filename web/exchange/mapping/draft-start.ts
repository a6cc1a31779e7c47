import type { ImportPreviewAnswer, ReadyMappingAnswer } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import type { ApiIssue } from '../../platform/api.ts';
import type { Origin } from './draft.ts';

export interface DraftStart {
  mapping: Mapping;
  origin: Origin;
  /** Whose guess stands behind the fields, where it is not the general one. */
  ready: ReadyMappingAnswer | undefined;
}

/** What somebody wants to begin with. `ready …`: the ready mapping of that id. */
export type Wanted = 'best' | 'guess' | 'remembered' | `ready ${string}`;

type Known = Pick<ImportPreviewAnswer, 'guess' | 'ready' | 'remembered' | 'mapping'>;

/**
 * What the screen begins with: the mapping that is set, else the remembered one, else a ready one, else the guess. Whoever asks for a guess or for another kind
 * gets the guess; what was said about the file as a whole (system, product, what to do with known rows) is kept.
 */
export function startOf(preview: Known, wants: Wanted, carried: Partial<Pick<Mapping, 'source' | 'productId' | 'mode'>>): DraftStart {
  const set = wants === 'best' ? preview.mapping : null;
  const known = wants === 'best' || wants === 'remembered' ? (set ?? preview.remembered) : null;
  const ready = known ? readyBehind(preview, known) : wants === 'guess' ? undefined : readyOf(preview, wants);
  const mapping = { ...(known ?? ready?.guess.mapping ?? preview.guess.mapping) };
  if (carried.source !== undefined) mapping.source = carried.source;
  if (carried.productId !== undefined) mapping.productId = carried.productId;
  if (carried.mode !== undefined) mapping.mode = carried.mode;
  const origin = known === null ? (ready ? 'ready' : 'guess') : known === set ? 'set' : 'remembered';
  return { mapping, origin, ready };
}

const readyOf = ({ ready }: Known, wants: Wanted): ReadyMappingAnswer | undefined =>
  wants === 'best' ? ready[0] : ready.find(({ id }) => wants === `ready ${id}`);

/** A ready mapping is named in the note of the mappings that began with it. */
const readyBehind = ({ ready }: Known, mapping: Mapping): ReadyMappingAnswer | undefined =>
  ready.find(({ guess }) => guess.mapping.note !== undefined && guess.mapping.note === mapping.note);

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
