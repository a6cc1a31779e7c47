import {
  captureEvidenceRequest,
  changeEvidenceRequest,
  type EvidenceAnswer,
  evidenceOfProductRefs,
  evidenceRef,
  type Snapshot,
  setAccountRequest,
} from '../../contract/problems/evidence.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { getProduct } from '../strategy/index.ts';
import { markVoices } from './dirt.store.ts';
import { findEvidenceByExternalId, insertEvidence, lockEvidence, lockForTriage, updateArchived, updateEvidence } from './evidence.store.ts';
import { accountOf, liesInFuture, titleOf } from './evidence.ts';
import { attachEvidence } from './link.actions.ts';
import { listProblemIdsOf } from './link.store.ts';
import { assertOfProduct, authorOf } from './problem.actions.ts';
import { findSnapshots } from './snapshot.query.ts';
import { assertSpeakersExist, findAccountsOfSpeakers } from './speaker.query.ts';
import type { EvidenceRow } from './tables.ts';

export const evidenceAnswerOf = (row: EvidenceRow): EvidenceAnswer => ({
  id: row.id,
  productId: row.product_id,
  kind: row.kind,
  title: row.title,
  body: row.body,
  occurredAt: row.occurred_at.toISOString(),
  personId: row.person_id,
  accountId: row.account_id,
  unnamedPeople: row.unnamed_people,
  source: row.source,
  sourceUrl: row.source_url,
  externalId: row.external_id,
  sentiment: row.sentiment,
  tags: row.tags,
  fields: row.fields,
  snapshot: 'day' in row.snapshot ? (row.snapshot as Snapshot) : null,
  triage: row.triage,
  parkedReason: row.parked_reason,
  accountUnclear: row.account_unclear,
  version: row.version,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const subject = (input: { evidenceId: string }) => ({ kind: 'evidence', id: input.evidenceId });

const issue = (path: string, code: string, message: string) => invalid([{ path, code, message }]);

function assertTitle(title: string | null): string {
  if (title === null) throw issue('body', 'evidence_empty', 'Give a text, a title or a structured field: there is nothing in it.');
  return title;
}

function assertNotFuture(occurredAt: Date, now: Date): void {
  if (liesInFuture(occurredAt, now)) throw issue('occurredAt', 'in_future', 'Nobody has said this yet: the date lies in the future.');
}

type SpokenBy = Pick<EvidenceRow, 'person_id' | 'account_id' | 'occurred_at' | 'product_id'>;

/** For which account the speaker spoke, and how both stood that day. */
async function placeSpeaker(
  scope: Scope,
  row: SpokenBy,
  how: { accountIsAnswered?: boolean } = {},
): Promise<Pick<EvidenceRow, 'account_id' | 'account_unclear' | 'snapshot'>> {
  const speaker = { personId: row.person_id, occurredAt: row.occurred_at };
  const [active = []] = row.account_id === null && !how.accountIsAnswered ? await findAccountsOfSpeakers(scope, [speaker]) : [];
  const { accountId, unclear } = accountOf(
    row.account_id,
    active.map((account) => account.id),
  );
  const [snapshot = {}] = await findSnapshots(scope, [{ ...speaker, accountId }], 'captured');
  return { account_id: accountId, account_unclear: unclear, snapshot };
}

/** Whatever hangs on this evidence has to be looked at again. */
async function markProblemsOf(scope: Scope, evidenceId: string): Promise<void> {
  const problemIds = await listProblemIdsOf(scope, [evidenceId]);
  markVoices(scope, problemIds);
}

export const captureEvidence = action({
  name: 'evidence.captured',
  input: captureEvidenceRequest,
  can: 'capture',
  subject: (_input, result: EvidenceAnswer) => ({ kind: 'evidence', id: result.id }),
  async run(scope, input) {
    await getProduct(scope, input.productId);
    const { productId, source, externalId } = input;
    const known = externalId === null ? undefined : await findEvidenceByExternalId(scope, { productId, source, externalId });
    if (known) return { result: evidenceAnswerOf(known) };
    const occurredAt = input.occurredAt === undefined ? scope.now : new Date(input.occurredAt);
    assertNotFuture(occurredAt, scope.now);
    const title = assertTitle(titleOf(input));
    await assertSpeakersExist(scope, { personIds: [input.personId], accountIds: [input.accountId] });
    const spokenBy = { person_id: input.personId, account_id: input.accountId, occurred_at: occurredAt, product_id: productId };
    const row: EvidenceRow = {
      workspace_id: scope.workspaceId,
      id: newId('evd', scope.now.getTime()),
      ...spokenBy,
      ...(await placeSpeaker(scope, spokenBy)),
      kind: input.kind,
      title,
      body: input.body,
      unnamed_people: input.unnamedPeople,
      source,
      source_url: input.sourceUrl,
      external_id: externalId,
      sentiment: input.sentiment,
      tags: input.tags,
      fields: input.fields,
      triage: 'waiting',
      parked_reason: null,
      version: 1,
      created_by: authorOf(scope),
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    };
    await insertEvidence(scope, row);
    const after = { productId, kind: row.kind, title: row.title, personId: row.person_id, accountId: row.account_id };
    if (!input.attachTo) return { result: evidenceAnswerOf(row), after };
    await attachEvidence.within(scope, { ...input.attachTo, evidenceIds: [row.id] });
    return { result: evidenceAnswerOf(await lockEvidence(scope, row.id)), after };
  },
});

const movesTheSpeaker = ['person_id', 'account_id', 'occurred_at'] as const;

export const changeEvidence = action({
  name: 'evidence.changed',
  input: changeEvidenceRequest,
  can: 'capture',
  subject,
  async run(scope, input) {
    const row = await lockEvidence(scope, input.evidenceId);
    assertVersion(row, input.expectedVersion);
    const occurredAt = input.occurredAt === undefined ? undefined : new Date(input.occurredAt);
    if (occurredAt) assertNotFuture(occurredAt, scope.now);
    const wished: Partial<EvidenceRow> = {
      kind: input.kind,
      body: input.body,
      occurred_at: occurredAt,
      person_id: input.personId,
      account_id: input.accountId,
      unnamed_people: input.unnamedPeople,
      source_url: input.sourceUrl,
      sentiment: input.sentiment,
      tags: input.tags,
      fields: input.fields,
    } as Partial<EvidenceRow>;
    if (input.title !== undefined) {
      const { body = row.body, fields = row.fields } = input;
      wished.title = assertTitle(titleOf({ title: input.title, body, fields }));
    }
    const change = changedFields(row, wished);
    if (!change) return { result: evidenceAnswerOf(row) };
    const moves = movesTheSpeaker.some((column) => column in change.after);
    if (moves) await assertSpeakersExist(scope, { personIds: [input.personId ?? null], accountIds: [input.accountId ?? null] });
    const spokenBy = { ...row, ...change.after };
    // Another speaker: the account of the former one says nothing about theirs.
    if ('person_id' in change.after && input.accountId === undefined) spokenBy.account_id = null;
    const placed = moves ? await placeSpeaker(scope, spokenBy, { accountIsAnswered: input.accountId === null }) : {};
    const changed = await updateEvidence(scope, row.id, { ...change.after, ...placed });
    await markProblemsOf(scope, row.id);
    return { result: evidenceAnswerOf(changed), before: change.before, after: { ...change.after, productId: row.product_id } };
  },
});

export const setAccount = action({
  name: 'evidence.account_set',
  input: setAccountRequest,
  can: 'capture',
  subject,
  async run(scope, input) {
    const row = await lockEvidence(scope, input.evidenceId);
    assertVersion(row, input.expectedVersion);
    if (row.account_id === input.accountId && !row.account_unclear) return { result: evidenceAnswerOf(row) };
    await assertSpeakersExist(scope, { personIds: [], accountIds: [input.accountId] });
    const placed = await placeSpeaker(scope, { ...row, account_id: input.accountId }, { accountIsAnswered: true });
    const changed = await updateEvidence(scope, row.id, placed);
    await markProblemsOf(scope, row.id);
    return {
      result: evidenceAnswerOf(changed),
      before: { accountId: row.account_id, accountUnclear: row.account_unclear },
      after: { accountId: changed.account_id, accountUnclear: false, productId: row.product_id },
    };
  },
});

export const archiveEvidence = action({
  name: 'evidence.archived',
  input: evidenceRef,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockEvidence(scope, input.evidenceId);
    if (row.archived_at) return { result: evidenceAnswerOf(row) };
    const archived = await updateEvidence(scope, row.id, { archived_at: scope.now });
    await markProblemsOf(scope, row.id);
    return {
      result: evidenceAnswerOf(archived),
      before: { archivedAt: null },
      after: { archivedAt: scope.now, productId: row.product_id },
    };
  },
});

export const restoreEvidence = action({
  name: 'evidence.restored',
  input: evidenceRef,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockEvidence(scope, input.evidenceId);
    if (!row.archived_at) return { result: evidenceAnswerOf(row) };
    const restored = await updateEvidence(scope, row.id, { archived_at: null });
    await markProblemsOf(scope, row.id);
    return {
      result: evidenceAnswerOf(restored),
      before: { archivedAt: row.archived_at },
      after: { archivedAt: null, productId: row.product_id },
    };
  },
});

/** Many at once. Errors  evidence_not_found, other_product. */
async function setArchived(scope: Scope, input: { productId: string; evidenceIds: readonly string[] }, archivedAt: Date | null) {
  for (const row of await lockForTriage(scope, input.evidenceIds)) assertOfProduct(row, input.productId);
  const changed = await updateArchived(scope, input.evidenceIds, archivedAt);
  if (changed.length === 0) return { result: { changed } };
  const problemIds = await listProblemIdsOf(scope, changed);
  markVoices(scope, problemIds);
  return { result: { changed }, after: { productId: input.productId, evidenceIds: changed, archivedAt } };
}

const subjectProduct = (input: { productId: string }) => ({ kind: 'product', id: input.productId });

export const archiveManyEvidence = action({
  name: 'evidence.archived',
  input: evidenceOfProductRefs,
  can: 'edit',
  subject: subjectProduct,
  run: (scope, input) => setArchived(scope, input, scope.now),
});

export const restoreManyEvidence = action({
  name: 'evidence.restored',
  input: evidenceOfProductRefs,
  can: 'edit',
  subject: subjectProduct,
  run: (scope, input) => setArchived(scope, input, null),
});
