// The port through which higher areas take part in what happens to accounts and persons, in the same transaction.
import type { SubjectRef } from '../../contract/platform/id.ts';
import type { Scope } from '../platform/scope.ts';

export type MergedKind = 'account' | 'person';
export type MergeOf = { kind: MergedKind; winnerId: string; loserId: string };

/** A row that stands in the way of an undo, in words. */
export type UndoObstacle = { subject: SubjectRef; message: string };

/**
 * An area whose rows hang on accounts or persons. It registers when it is loaded.
 *
 * Shape   `count`: what would move, for the preview, by label. `move` moves the rows and answers what it moved, as JSON: it is kept with the
 *         merge and handed back to `obstacles` and `moveBack`. `linked`: which of these records the area's rows hang on.
 */
export type MergeParticipant = {
  name: string;
  count: (scope: Scope, merge: MergeOf) => Promise<{ label: string; rows: number }[]>;
  move: (scope: Scope, merge: MergeOf) => Promise<unknown>;
  /** Rows that changed or went since they moved; with any, nothing is undone. */
  obstacles: (scope: Scope, merge: MergeOf, moved: unknown) => Promise<UndoObstacle[]>;
  moveBack: (scope: Scope, merge: MergeOf, moved: unknown) => Promise<void>;
  linked: (scope: Scope, kind: MergedKind, ids: readonly string[]) => Promise<string[]>;
};

const registered = new Map<string, MergeParticipant>();

/** Errors  throws when the name is taken. */
export function registerMergeParticipant(participant: MergeParticipant): void {
  if (registered.has(participant.name)) throw new Error(`two merge participants are called ${participant.name}`);
  registered.set(participant.name, participant);
}

export const mergeParticipants = (): readonly MergeParticipant[] => [...registered.values()];
