// What was said: in the inbox, by many in the last days, and on what the member stewards.
import { sql } from 'kysely';
import type { OverviewLineOf } from '../../contract/overview/overview.ts';
import type { Scope } from '../platform/scope.ts';
import type { Moment } from './moment.query.ts';
import { mostOfAKind, openStatusList } from './shown.query.ts';

/** Above, it is "more than a thousand": nobody counts on. */
const countedInInbox = 1000;

export async function findInbox(scope: Scope, moment: Moment): Promise<OverviewLineOf<'inbox'>[]> {
  const { rows } = await sql<{ count: number; oldest_at: Date | null }>`
    select count(*)::int as count, min(occurred_at) as oldest_at from (
      select e.occurred_at from evidence e
      where e.workspace_id = ${scope.workspaceId} and e.product_id = ${moment.productId} and e.triage = 'waiting' and e.archived_at is null
      order by e.occurred_at limit ${countedInInbox + 1}
    ) waiting`.execute(scope.db);
  const [row] = rows;
  if (!row?.oldest_at) return [];
  const isMore = row.count > countedInInbox;
  return [{ kind: 'inbox', count: Math.min(row.count, countedInInbox), isMore, oldestAt: row.oldest_at.toISOString() }];
}

/** Units: pieces of evidence, the newest. What a busy company hears in a few days. */
const newestLookedAt = 1000;
const heardWithinDays = 7;
/** One voice is not many. */
const fewestPeople = 2;

/** The open problems that most people spoke of in the last days. */
export async function findHeardMost(scope: Scope, moment: Moment): Promise<OverviewLineOf<'heard_most'>[]> {
  const { rows } = await sql<{ id: string; title: string; people: number; evidence: number }>`
    with newest as materialized (
      select e.id, e.person_id, e.unnamed_people from evidence e
      where e.workspace_id = ${scope.workspaceId} and e.product_id = ${moment.productId} and e.archived_at is null
        and e.occurred_at > ${scope.now}::timestamptz - make_interval(days => ${heardWithinDays}) and e.occurred_at <= ${scope.now}
      order by e.occurred_at desc, e.id desc limit ${newestLookedAt}
    ), heard as (
      select l.problem_id, count(*)::int as evidence, (count(distinct newest.person_id) + sum(newest.unnamed_people))::int as people
      from newest join evidence_links l on l.workspace_id = ${scope.workspaceId} and l.evidence_id = newest.id
      group by l.problem_id
    ), most as (
      select * from heard where people >= ${fewestPeople} order by people desc, evidence desc, problem_id limit ${mostOfAKind * 10}
    )
    select p.id, p.title, heard.people, heard.evidence from most heard
    join problems p on p.workspace_id = ${scope.workspaceId} and p.id = heard.problem_id and p.status in ${openStatusList} and p.archived_at is null
    order by heard.people desc, heard.evidence desc, p.id limit ${mostOfAKind}`.execute(scope.db);
  return rows.map((row) => ({
    kind: 'heard_most',
    problem: { id: row.id, title: row.title },
    people: row.people,
    evidence: row.evidence,
    days: heardWithinDays,
  }));
}

const mostStewarded = 200;

/** New evidence and comments of others on the problems that the member stewards. */
export async function findMine(scope: Scope, moment: Moment): Promise<OverviewLineOf<'mine'>[]> {
  const { workspaceId } = scope;
  if (moment.memberId === null) return [];
  const { rows } = await sql<{ id: string; title: string; evidence: number; comments: number }>`
    with mine as materialized (
      select p.id, p.title from problems p
      where p.workspace_id = ${workspaceId} and p.product_id = ${moment.productId} and ${moment.memberId} = any(p.steward_ids)
        and p.archived_at is null and p.merged_into is null
      order by p.updated_at desc, p.id limit ${mostStewarded}
    ), newest as materialized (
      select e.id, e.created_by from evidence e where e.workspace_id = ${workspaceId} and exists (select from mine)
      order by e.id desc limit ${newestLookedAt}
    ), told as materialized (
      -- By evidence, which is bounded, and only then by problem: one problem may have any number of links.
      select l.problem_id from newest
      join evidence_links l on l.workspace_id = ${workspaceId} and l.evidence_id = newest.id and l.created_at > ${moment.since}
      where newest.created_by <> ${moment.memberId}
    ), linked as (
      select problem_id, count(*)::int as evidence from told group by problem_id
    ), said as (
      select c.subject_id as problem_id, count(*)::int as comments from mine
      join comments c on c.workspace_id = ${workspaceId} and c.subject_id = mine.id
      where c.subject_kind = 'problem' and c.created_at > ${moment.since} and c.member_id <> ${moment.memberId} and c.archived_at is null
      group by c.subject_id
    )
    select mine.id, mine.title, coalesce(linked.evidence, 0) as evidence, coalesce(said.comments, 0) as comments from mine
    left join linked on linked.problem_id = mine.id
    left join said on said.problem_id = mine.id
    where linked.evidence > 0 or said.comments > 0
    order by coalesce(said.comments, 0) desc, linked.evidence desc nulls last, mine.id limit ${mostOfAKind}`.execute(scope.db);
  return rows.map((row) => ({ kind: 'mine', problem: { id: row.id, title: row.title }, evidence: row.evidence, comments: row.comments }));
}
