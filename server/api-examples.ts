// Requests of the API's reference page. test/api-examples.test.ts runs them in this order and keeps what was answered: nothing is shown
// that was not asked.
import answers from './api-answers.generated.json' with { type: 'json' };

/** A value that begins with `$` is a variable: kept from an earlier answer, and shown as one. */
export type ApiExample = {
  name: string;
  /** The `operationId` under which it stands. */
  operation: string;
  title: string;
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Variable → where it stands in the answer. */
  keep?: Readonly<Record<string, string>>;
  status: number;
};

const product = { productId: '$PRODUCT_ID' };
const problem = { problemId: '$PROBLEM_ID' };
const invoice = { name: 'Ledger', businessModel: 'b2b' };

export const apiExamples: readonly ApiExample[] = [
  {
    name: 'key',
    operation: 'postApiKeys',
    title: 'A key for a script that only reads and captures',
    body: { name: 'Support desk', scopes: ['read', 'capture'] },
    status: 201,
  },
  {
    name: 'product',
    operation: 'postProducts',
    title: 'A product, made once however often this is sent',
    headers: { 'idempotency-key': '"ledger-1"' },
    body: invoice,
    keep: { PRODUCT_ID: 'id' },
    status: 201,
  },
  {
    name: 'product again',
    operation: 'postProducts',
    title: 'The same again, because the answer got lost',
    headers: { 'idempotency-key': '"ledger-1"' },
    body: invoice,
    status: 201,
  },
  {
    name: 'key for another body',
    operation: 'postProducts',
    title: 'The same key for something else is refused',
    headers: { 'idempotency-key': '"ledger-1"' },
    body: { ...invoice, name: 'Journal' },
    status: 422,
  },
  {
    name: 'no name',
    operation: 'postProducts',
    title: 'What is missing is named',
    body: { businessModel: 'b2b' },
    status: 422,
  },
  {
    name: 'account',
    operation: 'postAccounts',
    title: 'A company, found by its domain from now on',
    body: { name: 'Acme', domains: ['acme.example'] },
    keep: { ACCOUNT_ID: 'id' },
    status: 201,
  },
  {
    name: 'problem',
    operation: 'postProductsByProductIdProblems',
    title: 'A problem in the words of whoever has it',
    path: product,
    body: { title: 'Invoices get lost between two systems', who: 'Accountants', consequence: 'They type each invoice twice.' },
    keep: { PROBLEM_ID: 'id' },
    status: 201,
  },
  {
    name: 'evidence',
    operation: 'postProductsByProductIdEvidence',
    title: 'What an account said, with its day',
    path: product,
    body: {
      kind: 'support',
      body: 'Two invoices were paid twice this month.',
      occurredAt: '2026-01-12T10:00:00Z',
      accountId: '$ACCOUNT_ID',
    },
    keep: { EVIDENCE_ID: 'id' },
    status: 201,
  },
  {
    name: 'evidence on a problem',
    operation: 'postProductsByProductIdEvidence',
    title: 'Captured and attached in one go',
    path: product,
    body: {
      kind: 'interview',
      body: 'I keep a list on paper.',
      occurredAt: '2026-01-13T10:00:00Z',
      attachTo: { problemId: '$PROBLEM_ID', importance: 3 },
    },
    status: 201,
  },
  {
    name: 'attached',
    operation: 'postProblemsByProblemIdEvidence',
    title: 'Evidence says something on a problem',
    path: problem,
    body: { evidenceIds: ['$EVIDENCE_ID'], importance: 2, reason: 'protect' },
    status: 200,
  },
  {
    name: 'first page',
    operation: 'getProductsByProductIdEvidence',
    title: 'The first page, one line long',
    path: product,
    query: { limit: '1' },
    keep: { CURSOR: 'nextCursor' },
    status: 200,
  },
  {
    name: 'next page',
    operation: 'getProductsByProductIdEvidence',
    title: 'The page behind it',
    path: product,
    query: { limit: '1', cursor: '$CURSOR' },
    status: 200,
  },
  {
    name: 'ranking',
    operation: 'getProductsByProductIdRanking',
    title: 'What first, through the b2b lens',
    path: product,
    query: { lens: 'b2b' },
    status: 200,
  },
  {
    name: 'problem changed',
    operation: 'patchProblemsByProblemId',
    title: 'A change of the state that was read',
    path: problem,
    headers: { 'if-match': '"1"' },
    body: { situation: 'At the end of each month' },
    status: 200,
  },
  {
    name: 'problem changed meanwhile',
    operation: 'patchProblemsByProblemId',
    title: 'A change of a state that is gone',
    path: problem,
    headers: { 'if-match': '"1"' },
    body: { situation: null },
    status: 412,
  },
  {
    name: 'explanation',
    operation: 'getProblemsByProblemIdExplanation',
    title: 'Why it stands where it stands',
    path: problem,
    status: 200,
  },
  { name: 'search', operation: 'getSearch', title: 'Words, in everything', query: { q: 'invoices' }, status: 200 },
  { name: 'export', operation: 'getExportByFile', title: 'All problems, one JSON a line', path: { file: 'problems.ndjson' }, status: 200 },
  {
    name: 'no such problem',
    operation: 'getProblemsByProblemId',
    title: 'What is not there',
    path: { problemId: 'prb_00000000000000000000' },
    status: 404,
  },
];

type Answer = { body: unknown; headers?: Record<string, string> };

/** An example with what it answered, as the description carries it. */
export const shownExamples = apiExamples.map((example) => ({
  ...example,
  answer: (answers as Record<string, Answer | undefined>)[example.name] ?? null,
}));
