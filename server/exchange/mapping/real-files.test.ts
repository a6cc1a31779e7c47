import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mapping as mappingSchema } from '../../../contract/exchange/mapping.ts';
import type { MappedRecord, RecordKind } from '../../../contract/exchange/record-kind.ts';
import { openCsv, sniffCsvStream } from '../csv/index.ts';
import { compileMapping, type MappedRow } from './apply.ts';

const shared = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const mappings = fileURLToPath(new URL('../../../test/fixtures/mappings/', import.meta.url));

const readMapping = (name: string) => mappingSchema.parse(JSON.parse(readFileSync(`${mappings}${name}.json`, 'utf8')));

/** Everything that one real file becomes under one mapping of the fixtures. */
async function mapFile<K extends RecordKind>(
  kind: K,
  name: string,
  file: string,
): Promise<{ rows: MappedRow<K>[]; records: MappedRecord<K>[] }> {
  const mapping = { ...readMapping(name), kind };
  const { format } = await sniffCsvStream(createReadStream(shared + file));
  const { columns, rows } = await openCsv(createReadStream(shared + file), { format });
  const compiled = compileMapping(mapping, columns);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  const all: MappedRow<K>[] = [];
  for await (const row of rows) all.push(compiled.map(row));
  expect(all.flatMap((row) => row.problems)).toEqual([]);
  return { rows: all, records: all.flatMap((row) => (row.record ? [row.record] : [])) };
}

const tally = (values: readonly (string | number)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

test('every mapping of the fixtures is valid', () => {
  const files = readdirSync(mappings).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) expect(() => readMapping(file.replace('.json', '')), file).not.toThrow();
});

if (!existsSync(shared)) {
  test('the real files are not beside this checkout (../shared/data), so their numbers are not checked here', () => {
    expect(existsSync(shared)).toBe(false);
  });
} else {
  const reference = (folder: string) => JSON.parse(readFileSync(`${shared}${folder}/REFERENCE.json`, 'utf8'));

  describe('RavenStack', () => {
    const known = reference('ravenstack-saas');

    test('accounts with plan, industry and country', async () => {
      const { records } = await mapFile('account', 'ravenstack-accounts', 'ravenstack-saas/ravenstack_accounts.csv');
      expect(records).toHaveLength(known.accounts);
      expect(tally(records.map((record) => record.plan ?? ''))).toEqual(known.plan_tier);
      expect(tally(records.map((record) => record.industry ?? ''))).toEqual(known.industry);
      const { UK, ...others } = known.country;
      expect(tally(records.map((record) => record.country ?? ''))).toEqual({ ...others, GB: UK });
      expect(records.filter((record) => record.stage === 'churned')).toHaveLength(known.account_churn_flag);
      const signups = records.map((record) => String(record.attributes?.signup_date)).sort();
      expect([signups[0], signups.at(-1)]).toEqual([known.signup_min, known.signup_max]);
    });

    test('subscriptions give the revenue of every month end', async () => {
      const { records } = await mapFile('revenue_line', 'ravenstack-revenue-lines', 'ravenstack-saas/ravenstack_subscriptions.csv');
      expect(records).toHaveLength(known.subscriptions);
      expect(records.filter((record) => record.kind === 'trial')).toHaveLength(known.trial_subs);
      expect(records.filter((record) => record.to !== null)).toHaveLength(known.subs_ended);
      const months = Object.entries(known.mrr_active_subs_accounts_by_month_end as Record<string, [number, number, number]>);
      expect(months).toHaveLength(24);
      for (const [day, expected] of months) {
        const live = records.filter(({ from, to }) => from && from <= day && (!to || to > day));
        const revenueMinor = live.reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0);
        expect([revenueMinor / 100, live.length, new Set(live.map(({ account }) => account?.value)).size], day).toEqual(expected);
      }
    });

    test('tickets are structured evidence without text', async () => {
      const { records } = await mapFile('evidence', 'ravenstack-tickets', 'ravenstack-saas/ravenstack_support_tickets.csv');
      expect(records).toHaveLength(known.support_tickets);
      expect(records[0]).toEqual({
        externalId: 'T-0024de',
        kind: 'support',
        title: 'Ticket T-0024de: high',
        account: { by: 'externalId', value: 'A-712f1c', whenMissing: 'refuse' },
        occurredAt: '2023-07-27T00:00:00.000Z',
        fields: { priority: 'high', resolution_time_hours: 27, first_response_time_minutes: 74, escalated: false },
      });
      expect(tally(records.map((record) => String(record.fields?.priority)))).toEqual(known.ticket_priority);
      const scores = records.flatMap((record) =>
        typeof record.fields?.satisfaction_score === 'number' ? [record.fields.satisfaction_score] : [],
      );
      expect(scores).toHaveLength(known.csat.responses);
      expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeCloseTo(known.csat.mean, 12);
      expect(records.filter((record) => record.fields?.escalated === true)).toHaveLength(known.escalated);
    });

    test('churn reasons are problems, but for the unknown one', async () => {
      const { rows, records } = await mapFile('evidence', 'ravenstack-churn-reasons', 'ravenstack-saas/ravenstack_churn_events.csv');
      expect(records).toHaveLength(known.churn_events);
      const { unknown, ...reasons } = known.churn_reasons;
      expect(tally(records.flatMap((record) => record.problems?.map(({ value }) => value) ?? []))).toEqual(reasons);
      expect(records.filter((record) => record.problems === undefined)).toHaveLength(unknown);
      expect(tally(records.map((record) => String(record.fields?.reason_code)))).toEqual(known.churn_reasons);
      expect(records.filter((record) => record.fields?.is_reactivation === true)).toHaveLength(known.reactivations);
      expect(rows.every((row) => Object.keys(row.assumed).join() === 'importance')).toBe(true);
    });
  });

  describe('Maven', () => {
    const known = reference('maven-crm');

    test('accounts with their parents and their own turnover in full dollars', async () => {
      const { records } = await mapFile('account', 'maven-accounts', 'maven-crm/accounts.csv');
      expect(records).toHaveLength(known.accounts);
      expect(records.filter((record) => record.parent)).toHaveLength(known.data_quality.accounts_with_parent);
      expect(records.find((record) => record.name === 'Acme Corporation')?.ownTurnover).toEqual({
        amountMinor: 110_004_000_000,
        currency: 'USD',
      });
      const { technolgy, ...sectors } = known.data_quality.sectors;
      expect(tally(records.map((record) => record.industry ?? ''))).toEqual({ ...sectors, technology: technolgy });
    });

    test('the pipeline, with list prices for the open deals', async () => {
      const { rows, records } = await mapFile('deal', 'maven-deals', 'maven-crm/sales_pipeline.csv');
      expect(records).toHaveLength(known.opportunities);
      expect(tally(records.map((record) => record.stage ?? ''))).toEqual(known.stages);
      const won = records.filter((record) => record.status === 'won');
      expect(won.reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0)).toBe(known.won_revenue * 100);
      const lost = records.filter((record) => record.status === 'lost');
      expect(lost.reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0)).toBe(known.lost_value);
      expect(won.length / (won.length + lost.length)).toBeCloseTo(known.win_rate_closed, 12);
      expect(records.filter((record) => record.account === undefined)).toHaveLength(known.missing_account);
      expect(records.filter((record) => record.openedOn === undefined)).toHaveLength(known.missing_engage_date);
      expect(records.filter((record) => record.closedOn === undefined)).toHaveLength(known.missing_close_date);
      const open = rows.filter((row) => row.record?.status === 'open');
      expect(open).toHaveLength(known.missing_close_date);
      expect(open.every((row) => row.record?.amount && Object.keys(row.assumed).join() === 'amount,probability')).toBe(true);
      expect(rows.filter((row) => row.record?.status !== 'open').every((row) => Object.keys(row.assumed).length === 0)).toBe(true);
      expect(tally(open.map((row) => row.record?.probability ?? -1))).toEqual({
        [known.win_rate_closed.toPrecision(12).replace(/0+$/, '')]: known.stages.Engaging,
        [Number(known.win_rate_all.toPrecision(12))]: known.stages.Prospecting,
      });
    });
  });

  describe('Jupyter', () => {
    const known = reference('jupyter-user-research')['2015_notebook_ux'];
    const questions = Object.keys(known.coded_themes);

    test.each(questions)('answers and coded themes of "%s" meet by external id', async (question) => {
      const folder = 'jupyter-user-research/2015-notebook-ux';
      const name = question.replaceAll('_', '-');
      const expected = known.coded_themes[question];
      const answers = await mapFile('evidence', `jupyter-answers-${name}`, `${folder}/survey_short_columns.csv`);
      expect(answers.rows).toHaveLength(known.rows);
      expect(answers.records).toHaveLength(expected.respondents);
      expect(answers.rows.filter((row) => row.skipped?.code === 'filtered')).toHaveLength(known.rows - expected.respondents);
      expect(answers.records.every((record) => record.body && record.person?.whenMissing === 'create' && record.kind === 'survey')).toBe(
        true,
      );

      const themes = await mapFile('evidence', `jupyter-themes-${name}`, `${folder}/${question}_themes.csv`);
      const answered = new Set(answers.records.map((record) => record.externalId));
      expect(themes.records.every((record) => answered.has(record.externalId))).toBe(true);
      const coded = themes.records.map((record) => String(record.fields?.themes).split(','));
      expect(tally(coded.flat())).toEqual(expected.themes);
      expect({ 0: themes.rows.length - coded.length, ...tally(coded.map((list) => list.length)) }).toEqual(expected.themes_per_respondent);

      const linked = tally(themes.records.flatMap((record) => record.problems?.map(({ value }) => value) ?? []));
      const { nothing: _nothing, ...wrong } = expected.themes;
      const namesWhatIsWell = question === 'pleasant_aspects' || question === 'workflow_needs_addressed';
      expect(linked).toEqual(namesWhatIsWell ? {} : wrong);
    });

    test('the first answer is that of an anonymous person, in UTC', async () => {
      const { records } = await mapFile(
        'evidence',
        'jupyter-answers-hinderances',
        'jupyter-user-research/2015-notebook-ux/survey_short_columns.csv',
      );
      expect(records[0]).toMatchObject({
        externalId: 'hinderances-1',
        person: { by: 'externalId', value: 'respondent-1', whenMissing: 'create' },
        occurredAt: '2015-12-22T06:03:36.000Z',
        fields: { how_often: 'Daily', how_long_used: 'Less than one year' },
      });
    });
  });

  test('Iris: each issue is a problem whose votes stand for unnamed people', async () => {
    const known = reference('iris-voted-issues');
    const { records } = await mapFile('evidence', 'iris-voted-issues', 'iris-voted-issues/voted-issues.csv');
    expect(records).toHaveLength(known.open_voted_issues);
    expect(records.reduce((sum, record) => sum + (record.unnamedPeople ?? 0), 0)).toBe(known.total_votes);
    expect(tally(records.map((record) => record.unnamedPeople ?? 0))).toEqual(known.votes_distribution);
    const first = records.find((record) => record.unnamedPeople === known.max_votes);
    expect(first?.problems).toEqual([
      { by: 'externalId', value: known.top10[0][2], title: known.top10[0][2], externalId: 'issue:4446', whenMissing: 'create' },
    ]);
    expect(new Set(records.flatMap((record) => record.problems?.map(({ externalId }) => externalId) ?? [])).size).toBe(
      known.open_voted_issues,
    );
  });
}
