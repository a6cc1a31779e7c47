// What an account family wants of one problem: from everything that was said to one answer for each reason.

import type { Importance, Reason } from '../../contract/problems/value.ts';

/** Revenue we have before revenue we may win, and both before what moves no money: the order in which stances are told. */
export const reasonsInOrder = ['protect', 'grow', 'neither'] as const satisfies readonly Reason[];

/**
 * What one speaker, or the team on the family's behalf, says about one problem.
 *
 * Shape   by 'team': a member decided it for the family. by 'person': it came with evidence, through whatever door.
 *         speaker: the person's id; the evidence's own id when nobody is named, so that each such evidence is a voice of its own;
 *         for a team value any id that tells two values of the same instant apart.
 * Units   at: any order of time (milliseconds, a sequence), the same for all values compared.
 */
export interface LinkValue {
  readonly by: 'team' | 'person';
  readonly speaker: string;
  readonly importance: Importance;
  readonly reason: Reason;
  readonly at: number;
}

/**
 * Shape   people: how many speakers have a value on this problem behind this stance. For a stance of the team, those it replaces.
 */
export interface Stance {
  readonly reason: Reason;
  readonly importance: Importance;
  readonly by: 'team' | 'people';
  readonly people: number;
}

/** Later wins. At the same instant the order must not depend on how rows arrive: the more important, then the reason that moves money. */
function comesAfter(value: LinkValue, other: LinkValue): boolean {
  if (value.at !== other.at) return value.at > other.at;
  if (value.importance !== other.importance) return value.importance > other.importance;
  return reasonsInOrder.indexOf(value.reason) < reasonsInOrder.indexOf(other.reason);
}

function latest(values: readonly LinkValue[]): LinkValue | undefined {
  return values.reduce<LinkValue | undefined>((last, value) => (last === undefined || comesAfter(value, last) ? value : last), undefined);
}

/** One person counts once for a problem: the latest value, importance and reason together, replaces the person's earlier ones. */
export function latestOfEachSpeaker(values: readonly LinkValue[]): LinkValue[] {
  const bySpeaker = new Map<string, LinkValue>();
  for (const value of values) {
    const known = bySpeaker.get(value.speaker);
    if (known === undefined || comesAfter(value, known)) bySpeaker.set(value.speaker, value);
  }
  return [...bySpeaker.values()];
}

function stanceOfPeople(reason: Reason, voices: readonly LinkValue[]): Stance[] {
  const agreeing = voices.filter((voice) => voice.reason === reason);
  if (agreeing.length === 0) return [];
  const importance = agreeing.reduce<Importance>((most, voice) => (voice.importance > most ? voice.importance : most), 0);
  return [{ reason, importance, by: 'people', people: agreeing.length }];
}

/**
 * The stance of one account family on one problem.
 *
 * The latest team value speaks for the whole family: it gives one importance and one reason and replaces what its people said,
 * whenever they said it; a self-service value never overwrites it. Without one, the people speak: each once, by the latest value,
 * and for each reason the most important of them counts. Forty requests of one person are one voice; forty voices of one family are
 * still one stance for a reason, which is what keeps a loud account from outweighing quiet ones.
 *
 * Shape   at most one stance for each reason, in the order protect, grow, neither; empty when nothing was said. All values must
 *         belong to the same family and the same problem.
 */
export function stancesOf(values: readonly LinkValue[]): Stance[] {
  const voices = latestOfEachSpeaker(values.filter((value) => value.by === 'person'));
  const decided = latest(values.filter((value) => value.by === 'team'));
  if (decided !== undefined) {
    return [{ reason: decided.reason, importance: decided.importance, by: 'team', people: voices.length }];
  }
  return reasonsInOrder.flatMap((reason) => stanceOfPeople(reason, voices));
}
