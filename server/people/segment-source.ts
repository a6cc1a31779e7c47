// The port for conditions that a later area knows: behaviour, health, entitlement, version.
import type { SegmentKind } from '../../contract/people/segment.ts';
import type { Caller } from '../platform/action.ts';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';

/**
 * Answers conditions of one kind of fact. A higher area registers its source when it is loaded.
 *
 * Shape   `numbers`: the dense numbers (`accounts.no`, `persons.no`) of the records that meet the condition, in any order.
 * Errors  `fault` says in words what is wrong with a value, null when it can be asked.
 */
export type SegmentSource = {
  name: string;
  kinds: readonly SegmentKind[];
  fault: (value: SegmentSourceValue) => string | null;
  numbers: (scope: Scope, kind: SegmentKind, value: SegmentSourceValue) => Promise<readonly number[]>;
  /** The condition in words; without it its name and values are told. Only of values without a fault. */
  words?: (value: SegmentSourceValue) => string;
  /** Asked before the transaction in which a rule is compiled, where somebody looks at its members: for facts that are kept elsewhere. */
  prepare?: (ports: Ports, caller: Caller, kind: SegmentKind, value: SegmentSourceValue) => Promise<void>;
};
export type SegmentSourceValue = Readonly<Record<string, string | number | boolean | null>>;

const registered = new Map<string, SegmentSource>();

/** Errors  throws when the name is taken: two answers to one condition are a bug. */
export function registerSegmentSource(source: SegmentSource): void {
  if (registered.has(source.name)) throw new Error(`two segment sources are called ${source.name}`);
  registered.set(source.name, source);
}

export const segmentSources = (): readonly SegmentSource[] => [...registered.values()];
export const findSegmentSource = (name: string): SegmentSource | undefined => registered.get(name);
