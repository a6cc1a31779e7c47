// The life of a sample: begun, loaded, removed. Loading itself is a job.
import { z } from 'zod';
import { readSampleRequest, type SampleAnswer } from '../../contract/exchange/sample.ts';
import { day } from '../../contract/platform/date.ts';
import { permissionsOf } from '../../contract/platform/permission.ts';
import { createWorkspaceRequest } from '../../contract/platform/workspace.ts';
import { action, type Caller, perform } from '../platform/action.ts';
import { listMembers, updateMember } from '../platform/auth/member.store.ts';
import { founderOf, foundWorkspace } from '../platform/auth/workspace.actions.ts';
import { notFound, refused } from '../platform/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { query } from '../platform/query.ts';
import type { Actor, Origin } from '../platform/scope.ts';
import { findSample, insertSample, listSamplesOfUser, lockSample, type SampleRow, updateSample } from './sample.store.ts';
import { daysAtOnce, getSimulator, samplesAtMost } from './sample.ts';
import { stepsOf } from './sample-steps.actions.ts';

const workspace = (_input: unknown, result: { workspaceId: string }) => ({ kind: 'workspace', id: result.workspaceId });

const beginRequest = z.strictObject({
  founder: z.strictObject({ userId: z.string(), name: z.string(), email: z.string() }),
  workspace: createWorkspaceRequest,
  seed: z.int(),
  day,
  total: z.int(),
  events: z.int(),
  historyTotal: z.int(),
});

/** Makes the workspace of the scope, with the actor as its admin, and notes what is to come into it. */
const beginSample = action({
  name: 'sample.begun',
  input: beginRequest,
  can: 'administer',
  subject: workspace,
  async run(scope, { founder, workspace: wanted, seed, day: today, total, events, historyTotal }) {
    const made = await foundWorkspace.within(scope, { ...wanted, founder });
    await insertSample(scope, {
      seed,
      day: today,
      total,
      phase: 'Members',
      started_by: { id: made.memberId, name: founder.name },
      events,
      history_total: historyTotal,
    });
    return { result: made, after: { seed, day: today } };
  },
});

/** Everything stands. */
export const finishSample = action({
  name: 'sample.loaded',
  input: readSampleRequest,
  can: 'administer',
  subject: workspace,
  async run(scope) {
    const row = await lockSample(scope);
    if (!row) throw notFound('sample', scope.workspaceId);
    await updateSample(scope, { status: 'ready', phase: 'Ready', done: row.total, finished_at: scope.now });
    return { result: { workspaceId: scope.workspaceId }, before: { status: row.status }, after: { status: 'ready', steps: row.total } };
  },
});

/**
 * Closes the workspace: from now on nobody enters it, and what is under way in it stops. Its rows go afterwards.
 *
 * Errors  sample_not_found: a workspace that holds no sample is nobody's to throw away.
 */
export const askToRemoveSample = action({
  name: 'sample.removal_asked',
  input: readSampleRequest,
  can: 'administer',
  subject: workspace,
  async run(scope) {
    const row = await lockSample(scope);
    if (!row) throw notFound('sample', scope.workspaceId);
    await updateSample(scope, { status: 'removing', phase: 'Removing' });
    for (const member of await listMembers(scope, { archived: false, limit: 1_000 }))
      await updateMember(scope, member.id, { archived_at: scope.now });
    return { result: { workspaceId: scope.workspaceId }, before: { status: row.status }, after: { status: 'removing' } };
  },
});

/** Errors  sample_not_found. */
export const readSample = query({
  name: 'sample.read',
  input: readSampleRequest,
  can: 'read',
  async run(scope) {
    const sample = await findSample(scope);
    if (!sample) throw notFound('sample', scope.workspaceId);
    return sample;
  },
});

/** Who asks for a sample: a person who can sign in. */
export type SampleFounder = { userId: string; name: string; email: string };

/** In whose name the company is written: the member who asked for it. */
export const actorOfSample = ({ started_by }: Pick<SampleRow, 'started_by'>): Actor => ({
  kind: 'member',
  id: started_by.id,
  name: started_by.name,
  role: 'admin',
  permissions: permissionsOf('admin'),
});

/**
 * Makes a workspace for the company and says what is to come into it; the rows come by a job.
 *
 * Errors  too_many_samples.
 */
export async function startSample(
  ports: Ports,
  founder: SampleFounder,
  origin: Origin,
  input: { workspaceName?: string | undefined; seed: number; events: number },
): Promise<SampleAnswer> {
  const mine = await listSamplesOfUser(ports, founder.userId);
  if (mine.length >= samplesAtMost)
    throw refused('too_many_samples', `You have ${mine.length} sample companies already. Remove one first.`);
  const today = ports.clock().toISOString().slice(0, 10);
  const simulator = await getSimulator();
  const company = simulator.company({ seed: input.seed, day: today });
  const { days } = simulator.history({ seed: input.seed, day: today, events: 0 });
  const caller: Caller = founderOf(founder, origin, ports.clock().getTime());
  await perform(ports, beginSample, caller, {
    founder,
    workspace: { name: input.workspaceName ?? company.name, currency: company.currency, timeZone: company.timeZone, function: 'product' },
    seed: input.seed,
    day: today,
    total: stepsOf(company).length,
    events: input.events,
    historyTotal: input.events === 0 ? 0 : Math.ceil(days / daysAtOnce(input.events, days)),
  });
  const [made] = (await listSamplesOfUser(ports, founder.userId)).filter(({ workspaceId }) => workspaceId === caller.workspaceId);
  if (!made) throw notFound('sample', caller.workspaceId);
  return made;
}
