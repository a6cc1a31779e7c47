// A browser claims who somebody is: members see that it is only a claim, confirm it, and erase what the person did. Events are kept for so long.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  eventually,
  expectAccessible,
  foundWorkspace,
  heading,
  type Journey,
  openJourney,
  tellAsOneStory,
  waitUntilLoaded,
} from '../support/journey.ts';

let journey: Journey;
let productId: string;

beforeAll(async () => {
  journey = await openJourney();
  await foundWorkspace(journey, 'Duties & Daughters', 'EUR');
  ({ id: productId } = await journey.api<{ id: string }>('POST', '/products', { name: 'Basket', businessModel: 'hybrid' }));
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

const people = (page: string) => journey.href(`/p/${productId}/people/${page}`);

async function openRecord(list: 'persons' | 'accounts', name: string): Promise<void> {
  const { page } = journey;
  await page.goto(people(list));
  await page.getByRole('link', { name }).first().click();
  await heading(page, name).waitFor();
  await waitUntilLoaded(page);
}

test('what only a browser said is observed', async () => {
  const { page, api, server } = journey;
  const { writeKey } = await api<{ writeKey: string }>('POST', `/products/${productId}/sources`, { name: 'Site', kind: 'public' });
  const calls = [
    { type: 'identify', userId: 'u-1', traits: { name: 'Ida Berg', email: 'ida@example.com' } },
    { type: 'group', userId: 'u-1', groupId: 'acme', traits: { name: 'Acme Logistics' } },
    { type: 'track', userId: 'u-1', event: 'Signed up' },
  ];
  const answer = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
    body: JSON.stringify({ batch: calls.map((call, at) => ({ ...call, messageId: `call ${at}`, timestamp: new Date().toISOString() })) }),
  });
  expect(answer.status).toBe(200);
  // What events say of people becomes records a moment after they came.
  await eventually(async () => (await api<{ items: unknown[] }>('GET', '/memberships')).items.length).toBe(1);
  await openRecord('persons', 'Ida Berg');
  await eventually(() => page.getByRole('button', { name: 'Observed' }).count()).toBe(2);
  await page.getByRole('button', { name: 'Observed' }).first().hover();
  await page.getByRole('tooltip', { name: /^Heard from a browser only/ }).waitFor();
  await expectAccessible(page, 'A person who was observed', { withPhone: true });
});

test('a member confirms the person, the account, and that one belongs to the other', async () => {
  const { page } = journey;
  await page.getByRole('button', { name: 'Confirm Ida Berg' }).click();
  await eventually(() => page.getByRole('button', { name: 'Observed' }).count()).toBe(1);
  await openRecord('accounts', 'Acme Logistics');
  await expectAccessible(page, 'An account that was observed', { withPhone: true });
  await page.getByRole('button', { name: 'Confirm Acme Logistics' }).click();
  await page.getByRole('button', { name: 'Confirm membership of Ida Berg' }).click();
  await eventually(() => page.getByRole('button', { name: 'Observed' }).count()).toBe(0);
});

test('what a person did is erased, the person stays', async () => {
  const { page } = journey;
  await openRecord('persons', 'Ida Berg');
  await page.getByRole('button', { name: 'Actions for Ida Berg' }).click();
  await page.getByRole('menuitem', { name: 'Erase what they did' }).click();
  const dialog = page.getByRole('dialog', { name: 'Erase what Ida Berg did?' });
  await dialog.getByText(/cannot be undone/).waitFor();
  await expectAccessible(page, 'Erase what somebody did');
  await dialog.getByRole('button', { name: 'Erase what they did' }).click();
  await page.getByText(/deleted within minutes/).waitFor();
  await page.getByText('No event has named them yet.').waitFor();
  await expectAccessible(page, 'What somebody did is being erased');
});

test('events are kept for a year, and all of them go out', async () => {
  const { page, context } = journey;
  await page.goto(journey.href('/settings/events'));
  await page.getByRole('radio', { name: 'For a number of months' }).check();
  await page.getByRole('textbox', { name: 'Months', exact: true }).fill('12');
  await expectAccessible(page, 'How long events are kept', { withPhone: true });
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep events for 12 months?' });
  await expectAccessible(page, 'Keep events for fewer months');
  await dialog.getByRole('button', { name: 'Delete what is older' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await eventually(() => page.getByRole('textbox', { name: 'Months', exact: true }).inputValue()).toBe('12');
  const href = await page.getByRole('link', { name: 'Download all events (NDJSON)' }).getAttribute('href');
  const file = await context.request.get(href ?? '');
  expect(file.headers()['content-type']).toContain('application/x-ndjson');
  expect(journey.complaints).toEqual([]);
});
