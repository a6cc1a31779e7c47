import type { AlertVerdict } from '../../../contract/analytics/alert.ts';

export const insightsText = {
  title: 'Insights',
  lead: 'Questions to the facts: what people and accounts really did.',
  insight: 'Insight',
  name: 'Name',
  kind: 'Kind',
  question: 'Question',
  steward: 'Steward',
  changed: 'Changed',
  alert: 'Alert',
  archived: 'Archived',
  archivedOnly: 'Archived',
  search: 'Search insights',
  ask: 'Ask a question',
  emptyTitle: 'No insights yet',
  empty: 'An insight is a question that the team keeps: answered anew whenever somebody looks, by person or by account.',
  emptyExample: 'Signed up → Invited a colleague → Paid, by account, last 30 days',
  noEventsTitle: 'Point your SDK here',
  noEvents:
    'Bifocal takes events from the SDK that you have: Segment’s or RudderStack’s, or plain HTTP. Make a source, put its key into the SDK, and ask what people and accounts do.',
  noEventsExample: 'analytics.track({ userId: "ada", event: "Report exported" })',
  setUpSource: 'Set up a source',
  loadSample: 'Load the sample company',
  verdicts: { crossed: 'Crossed', stays: 'Still crossed', clear: 'Quiet', too_few: 'Too few' } satisfies Record<AlertVerdict, string>,
  notChecked: 'Not checked yet',
};
