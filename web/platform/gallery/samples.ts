import type { Picture } from '../charts/picture.ts';
import type { BecauseChain } from '../ui/because.ts';
import type { StatusShape } from '../ui/StatusBadge.tsx';

/** Made-up rows to look at parts with. Seeded: two pictures of the gallery are equal. */
export interface SampleProblem {
  id: string;
  title: string;
  status: string;
  scoreBusiness: number | null;
  scoreConsumer: number | null;
  revenueMinor: number;
  reach: number;
  impact: number | null;
  effort: number | null;
  updatedAt: string;
}

export const sampleStatuses: Record<string, { label: string; shape: StatusShape }> = {
  heard: { label: 'Heard', shape: 'dotted' },
  validated: { label: 'Validated', shape: 'quarter' },
  chosen: { label: 'Chosen', shape: 'half' },
  in_delivery: { label: 'In delivery', shape: 'three-quarters' },
  released: { label: 'Released', shape: 'full' },
  measured: { label: 'Measured', shape: 'check' },
  parked: { label: 'Parked', shape: 'dash' },
};

const subjects = ['Export', 'Sign-in', 'Invoice', 'Search', 'Report', 'Import', 'Calendar', 'Sharing', 'Billing address', 'Mobile app'];
const troubles = [
  'fails on large files and says nothing',
  'takes minutes where seconds were promised',
  'cannot be handed over to a colleague',
  'forgets the filters that were set',
  'needs an admin for what every user does weekly',
  'shows last month’s numbers after the change of plan',
];

const random = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return seed / 4_294_967_296;
};

export function sampleProblems(count: number): SampleProblem[] {
  const next = random(7);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item;
  return Array.from({ length: count }, (_, index) => {
    const isEstimated = next() > 0.25;
    return {
      id: `prb_${String(index).padStart(6, '0')}`,
      title: `${pick(subjects)} ${pick(troubles)}`,
      status: pick(Object.keys(sampleStatuses)),
      scoreBusiness: isEstimated ? Math.round(next() * 400_000) / 100 : null,
      scoreConsumer: isEstimated ? Math.round(next() * 90_000) / 10 : null,
      revenueMinor: Math.round(next() * 90_000_000),
      reach: Math.round(next() * 40_000),
      impact: next() > 0.4 ? pick([0.25, 0.5, 1, 2, 3]) : null,
      effort: isEstimated ? Math.ceil(next() * 16) : null,
      updatedAt: new Date(Date.UTC(2026, 4, 30) - Math.round(next() * 9e9)).toISOString(),
    };
  });
}

export const sampleChain: BecauseChain = {
  title: 'Why 1,878.85',
  result: '€1,878.85 per week²',
  side: 'business',
  sentence: 'Cost of delay per week, by the business policy of this playbook, divided by four weeks of work.',
  formula: '(30,000 / 4 + 400 / 26) / 4',
  facts: [
    {
      label: 'Acme',
      value: '€7,500 per week',
      side: 'business',
      note: 'Protects €200,000; renewal in 8 weeks, 4 of them are needed for the work.',
      source: { label: 'Acme', href: '/gallery' },
      facts: [
        {
          label: 'Importance',
          value: '3 critical',
          quote: 'If the export fails once more before the audit we are gone.',
          source: { label: 'Interview, 12 March', href: '/gallery' },
        },
        {
          label: 'Churn share at importance 3',
          value: '30 %',
          policy: {
            name: 'Churn share by importance',
            origin: 'override',
            member: 'Ada Byron',
            reason: 'measured on our own churn of 2025',
          },
        },
        { label: 'Share of the budget', value: '1 / 2', mark: 'estimated', note: 'Two open problems of Acme share it.' },
      ],
    },
    {
      label: 'Beta',
      value: '€15 per week',
      side: 'business',
      facts: [{ label: 'Churn share at importance 1', value: '2 %', policy: { name: 'Churn share by importance', origin: 'default' } }],
    },
    { label: 'Duration', value: '4 weeks', mark: 'typed' },
  ],
};

const someProblems = sampleProblems(40).filter((problem) => problem.effort !== null);

export const samplePictures = {
  bubble: {
    kind: 'bubble',
    x: { label: 'Effort', unit: 'person-weeks' },
    y: { label: 'Cost of delay', unit: '€ per week' },
    size: { label: 'Revenue' },
    bubbles: someProblems.map((problem, index) => ({
      id: problem.id,
      label: problem.title,
      x: problem.effort ?? 0,
      y: problem.scoreBusiness ?? 0,
      size: problem.revenueMinor,
      side: index % 3 === 0 ? 'consumer' : 'business',
      ...(index < 3 ? { yInterval: [(problem.scoreBusiness ?? 0) * 0.8, (problem.scoreBusiness ?? 0) * 1.25] as const } : {}),
    })),
  },
  line: {
    kind: 'line',
    x: { label: 'Week', isTime: true },
    y: { label: 'Evidence', unit: 'pieces' },
    lines: ['Interviews', 'Support', 'Decision makers'].map((label, line) => ({
      id: label,
      label,
      points: Array.from({ length: 14 }, (_, week) => ({
        x: new Date(Date.UTC(2026, 1, 2 + week * 7)).toISOString(),
        y: Math.round(8 + 6 * Math.sin((week + line * 3) / 2.4) + line * 5),
      })),
    })),
    marks: [{ x: '2026-03-23T00:00:00.000Z', label: 'Release 4.2' }],
  },
  bar: {
    kind: 'bar',
    value: { label: 'Revenue', unit: 'k€' },
    bars: [
      { id: 'a', label: 'Acme', value: 200, side: 'business', interval: [170, 230] },
      { id: 'b', label: 'Beta', value: 100, side: 'business' },
      { id: 'c', label: 'Consumers without an account', value: 64, side: 'consumer' },
      { id: 'd', label: 'Unknown', value: 12 },
    ],
  },
} satisfies Record<string, Picture>;
