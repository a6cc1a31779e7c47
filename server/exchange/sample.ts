import { z } from 'zod';
import { email } from '../../contract/platform/member.ts';
import { memberFunction, role } from '../../contract/platform/permission.ts';
import { line } from '../../contract/platform/text.ts';
import type { SimulateCompany } from './sample-company.ts';
import type { SimulateHistory } from './sample-history.ts';

/** One person has no use for more at a time, and each takes room. */
export const samplesAtMost = 5;

export const addSampleMembersRequest = z.strictObject({
  members: z.array(z.strictObject({ name: line(120), email, role, function: memberFunction })).max(50),
});

const eventsAtOnce = 14_000;
const daysMost = 120;

/** Days of a history that are taken in together: each time costs some flushes to disk, and holds what it takes in. */
export const daysAtOnce = (events: number, days: number): number =>
  Math.max(1, Math.min(daysMost, Math.round((days * eventsAtOnce) / events)));

export type Simulator = { company: SimulateCompany; history: SimulateHistory };

let offered: (() => Promise<Simulator>) | undefined;

/**
 * Hands the area the simulator, which it may not know: samples/ knows the areas. Loaded when somebody asks for the company.
 *
 * Errors  throws when there is one already.
 */
export function offerSampleCompany(load: () => Promise<Simulator>): void {
  if (offered) throw new Error('two sample companies are offered');
  offered = load;
}

/** Errors  throws when none is offered. */
export async function getSimulator(): Promise<Simulator> {
  if (!offered) throw new Error('no sample company is offered');
  return offered();
}
