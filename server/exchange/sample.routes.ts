import { readSampleRequest, sampleAnswer, sampleList, startSampleRequest } from '../../contract/exchange/sample.ts';
import { perform } from '../platform/action.ts';
import { findUserOfMember } from '../platform/auth/caller.query.ts';
import { getMember } from '../platform/auth/member.store.ts';
import { notAllowed } from '../platform/errors.ts';
import { mergedInput } from '../platform/http/input.ts';
import { get, type RawRoute, routes } from '../platform/http/route.ts';
import { parseInput } from '../platform/parse.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import { type Actor, memberIdOf } from '../platform/scope.ts';
import { askToRemoveSample, readSample, type SampleFounder, startSample } from './sample.actions.ts';
import { removeSampleRows, sendLoading } from './sample.jobs.ts';
import { listSamplesOfUser } from './sample.store.ts';

/** The person behind a member. Errors  not_allowed for the system, which cannot enter a workspace. */
async function founderBehind(ports: Ports, workspaceId: string, actor: Actor): Promise<SampleFounder> {
  const memberId = memberIdOf(actor);
  const userId = memberId && (await findUserOfMember(ports.database, workspaceId, memberId));
  if (!memberId || !userId) throw notAllowed('Only a member can load the sample company.');
  const scope = { workspaceId, actor, now: ports.clock(), origin: { requestId: 'sample', address: null, via: 'http' } } as const;
  const { name, email } = await inWorkspace(ports.database, workspaceId, 'read', (db) => getMember({ ...scope, db }, memberId));
  return { userId, name, email };
}

const start: RawRoute = {
  method: 'POST',
  path: '/samples',
  can: 'administer',
  summary: 'load the sample company into a workspace of its own',
  input: startSampleRequest,
  answer: sampleAnswer,
  status: 201,
  async handle({ ports, caller, request, reply }) {
    const { workspaceId: _, ...given } = mergedInput(request) as Record<string, unknown>;
    const input = parseInput(startSampleRequest, given);
    const founder = await founderBehind(ports, caller.workspaceId, caller.actor);
    const sample = await startSample(ports, founder, caller.origin, input);
    await sendLoading(ports, sample.workspaceId);
    return reply.status(201).type('application/json; charset=utf-8').send(JSON.stringify(sample));
  },
};

const list: RawRoute = {
  method: 'GET',
  path: '/samples',
  can: 'administer',
  summary: 'the sample companies that I may enter',
  input: readSampleRequest,
  answer: sampleList,
  async handle({ ports, caller, reply }) {
    const { userId } = await founderBehind(ports, caller.workspaceId, caller.actor);
    const items = await listSamplesOfUser(ports, userId);
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ items }));
  },
};

const remove: RawRoute = {
  method: 'DELETE',
  path: '/sample',
  can: 'administer',
  summary: 'remove the sample company that this workspace holds, and the workspace with it',
  input: readSampleRequest,
  status: 204,
  async handle({ ports, caller, reply }) {
    await perform(ports, askToRemoveSample, caller, {});
    await removeSampleRows(ports, caller.workspaceId);
    return reply.status(204).send();
  },
};

export const sampleRoutes = routes('Sample company', [start, list, get('/sample', readSample, { answer: sampleAnswer }), remove]);
