// A crossed alert is evidence: measured behaviour, structured, without a text.
import { z } from 'zod';
import type { OutboxRow, Subscription } from '../platform/outbox.ts';
import { parseInput } from '../platform/parse.ts';
import type { Scope } from '../platform/scope.ts';
import { listAlertedProblems } from './alert.store.ts';
import { captureEvidence } from './evidence.actions.ts';
import { attachEvidence } from './link.actions.ts';

const figure = z.object({
  from: z.string(),
  to: z.string(),
  value: z.number().nullable(),
  n: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const crossing = z.object({
  checkId: z.string(),
  insightId: z.string().nullable(),
  metricId: z.string().nullable(),
  text: z.string(),
  unit: z.string(),
  figure,
  before: figure.nullable(),
});

const longestTitle = 300;

async function fileEvidence(scope: Scope, row: OutboxRow): Promise<void> {
  const problems = await listAlertedProblems(scope, row.subjectId);
  const [first, ...others] = problems;
  if (!first) return;
  const { checkId, insightId, metricId, text, unit, figure: now, before } = parseInput(crossing, row.payload);
  // Its key is the check: heard twice, it is filed once.
  const evidence = await captureEvidence.within(scope, {
    productId: first.productId,
    kind: 'analytics',
    title: text.slice(0, longestTitle).toWellFormed(),
    occurredAt: row.at.toISOString(),
    source: 'alert',
    externalId: checkId,
    fields: {
      alertId: row.subjectId,
      ...(insightId === null ? {} : { insightId }),
      ...(metricId === null ? {} : { metricId }),
      ...(unit === '' ? {} : { unit }),
      ...now,
      ...(before === null ? {} : { before: before.value, beforeN: before.n }),
    },
    attachTo: { problemId: first.problemId },
  });
  for (const { problemId } of others) await attachEvidence.within(scope, { problemId, evidenceIds: [evidence.id] });
}

export const crossingFacts: Subscription = {
  name: 'problems.crossings',
  events: (event) => event === 'alert.crossed',
  async hear(scope, rows) {
    for (const row of rows) await fileEvidence(scope, row);
  },
};
