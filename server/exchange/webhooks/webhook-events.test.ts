// Every event of the product is either offered to webhooks or kept inside, and somebody has decided which.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { webhookEvents } from '../../../contract/exchange/webhook.ts';
import { listSources } from '../../../tools/sources.ts';
import { areaModules } from '../../area-modules.ts';

/** Nouns of which nothing is told outside: who may come in, what somebody sees, and how the product itself works. */
const keptInside = [
  'annotation',
  'api_key',
  'external_ref',
  'fact_import',
  'invitation',
  'member',
  'notification',
  'notifications',
  'observations',
  'retention',
  'rejected_events',
  'sample',
  'saved_view',
  'source',
  'webhook',
  'workspace',
];
/** Steps of work whose beginning and end are told, and tables of rates. */
const alsoKeptInside = [
  'exchange_rates.removed',
  'exchange_rates.set',
  'import.check_started',
  'import.checked',
  'import.discarded',
  'import.leftover_answered',
  'import.mapped',
  'import.resumed',
  'import.sheet_chosen',
  'import.uploaded',
  'insight.moved',
];

const root = path.resolve(import.meta.dirname, '../../..');

/** Actions by their routes; and what is told inside of others, which no route names, by the text. */
function eventsOfTheProduct(): string[] {
  const byRoute = areaModules
    .flatMap((module) => module.routes ?? [])
    .flatMap((table) => table.routes)
    .flatMap((route) => ('verb' in route && route.verb.kind === 'action' ? [route.verb.name] : []));
  const byText = listSources(root, ['.ts'])
    .filter((file) => file.startsWith('server/') && !file.includes('.test.'))
    .flatMap((file) => [
      ...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:\baction\(\{\s*name: |\bevent: )'(?<event>[a-z_]+\.[a-z_]+)'/g),
    ])
    .map((found) => found.groups?.['event'] ?? '');
  return [...new Set([...byRoute, ...byText])].toSorted();
}

const isKeptInside = (event: string) => keptInside.includes(event.split('.')[0] ?? '') || alsoKeptInside.includes(event);

test('every event is offered or kept inside: add a new one to contract/exchange/webhook.ts, or to the list above', () => {
  const events = eventsOfTheProduct();
  expect(events.length).toBeGreaterThan(80);
  expect(events.filter((event) => !webhookEvents.includes(event) && !isKeptInside(event))).toEqual([]);
});

test('what is offered exists, once, and nothing of it is kept inside', () => {
  const events = eventsOfTheProduct();
  expect(webhookEvents.filter((event) => !events.includes(event))).toEqual([]);
  expect(webhookEvents.filter((event, place) => webhookEvents.indexOf(event) !== place || isKeptInside(event))).toEqual([]);
});
