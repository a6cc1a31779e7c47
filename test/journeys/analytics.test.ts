// A team points its SDK here: events come in, a funnel is asked, who dropped becomes a segment, the insight is kept and opened by its link.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  choose,
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
let writeKey: string;

beforeAll(async () => {
  journey = await openJourney();
  await foundWorkspace(journey, 'Facts & Co', 'EUR');
  ({ id: productId } = await journey.api<{ id: string }>('POST', '/products', { name: 'Basket', businessModel: 'b2c' }));
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

const insights = (page = '') => journey.href(`/p/${productId}/insights${page}`);

/** 12 sign up, 8 of them make a project, 3 of these pay: two hours between each step. */
const people = 12;
const hour = 3_600_000;
function batch(nowMs: number): object[] {
  const call = (person: number, event: string, hoursAgo: number) => ({
    type: 'track',
    messageId: `${person} ${event}`,
    userId: `person-${person}`,
    event,
    timestamp: new Date(nowMs - hoursAgo * hour).toISOString(),
    properties: { plan: person % 2 === 0 ? 'free' : 'pro' },
  });
  return Array.from({ length: people }, (_, person) => [
    {
      type: 'identify',
      messageId: `who ${person}`,
      userId: `person-${person}`,
      traits: { name: `Person ${person}`, email: `person-${person}@example.com` },
      timestamp: new Date(nowMs - 50 * hour).toISOString(),
    },
    call(person, 'Signed up', 49),
    ...(person < 8 ? [call(person, 'Project made', 47)] : []),
    ...(person < 3 ? [call(person, 'Paid', 45)] : []),
  ]).flat();
}

const send = (body: object) =>
  fetch(`${journey.server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
    body: JSON.stringify(body),
  });

test('who has no events yet is told how to get them, and makes a source', async () => {
  const { page } = journey;
  await page.goto(insights());
  await heading(page, 'Point your SDK here').waitFor();
  await expectAccessible(page, 'Insights without events', { withPhone: true });
  await page.getByRole('link', { name: 'Set up a source' }).click();
  await heading(page, 'No sources yet').waitFor();
  await page.getByRole('button', { name: 'New source' }).first().click();
  const form = page.getByRole('dialog', { name: 'New source' });
  await form.getByLabel('Name').fill('Web server');
  await choose(form, 'Kind', 'Server');
  await form.getByLabel('Reporting zone').selectOption('UTC');
  await form.getByRole('button', { name: 'Create source' }).click();
  const secret = page.getByRole('dialog', { name: 'The key of this source' });
  writeKey = await secret.getByLabel('Write key').inputValue();
  await secret.getByRole('button', { name: 'Done' }).click();
  await heading(page, 'Web server').waitFor();
  await page.getByText('Waiting for the first event …').waitFor();
});

test('a batch as an SDK sends it is seen as it comes in, and what does not fit is kept with its reason', async () => {
  const { page } = journey;
  expect((await send({ batch: batch(Date.now()), sentAt: new Date().toISOString() })).status).toBe(200);
  expect((await send({ batch: [{ type: 'track', event: 'By nobody' }] })).status).toBe(200);
  await page.getByText(/events in the last 24 hours/).waitFor();
  await expectAccessible(page, 'A source with its code', { withPhone: true });
  await choose(page, 'Of this source', 'Live events');
  await page.getByRole('button', { name: /Paid/ }).first().click();
  await page.getByRole('region', { name: 'Event Paid' }).waitFor();
  await choose(page, 'Of this source', 'Rejected events');
  await page.getByRole('button', { name: /Id missing/ }).click();
  await expectAccessible(page, 'Rejected events');
});

test('a funnel is built, and answered while it is built', async () => {
  const { page } = journey;
  await page.goto(insights());
  await page.getByRole('link', { name: 'Ask a question' }).first().click();
  await heading(page, 'New insight').waitFor();
  await choose(page, 'Kind of question', 'Funnel');
  const steps = ['Signed up', 'Project made', 'Paid'];
  await page.getByRole('button', { name: 'Add step' }).click();
  for (const [at, step] of steps.entries()) {
    const field = page.getByLabel(`Events of step ${at + 1}`, { exact: true }).first();
    await field.fill(step);
    await field.press('Enter');
  }
  await eventually(() => page.getByRole('button', { name: /^Who came to/ }).allInnerTexts()).toEqual(['12', '8', '3']);
  await page.getByRole('button', { name: 'Who did not come to Project made: 4' }).waitFor();
  await waitUntilLoaded(page);
  await expectAccessible(page, 'A funnel', { withPhone: true });
});

test('who dropped is a list of people, and becomes a segment', async () => {
  const { page } = journey;
  const asked = page.url();
  // What events say of people becomes records a moment after they came.
  await eventually(async () => {
    await page.goto(asked);
    await page.getByRole('button', { name: 'Who did not come to Project made: 4' }).click();
    const list = page.getByRole('list', { name: 'People' });
    await list.waitFor();
    return (await list.getByRole('link').allInnerTexts()).sort();
  }).toEqual(['Person 10', 'Person 11', 'Person 8', 'Person 9']);
  const panel = page.getByRole('dialog', { name: 'Who are these people?' });
  await panel.getByRole('button', { name: 'Save as segment' }).click();
  await panel.getByLabel('Name of the segment').fill('Stopped before a project');
  await panel.getByRole('button', { name: 'Save as segment' }).click();
  await heading(page, 'Stopped before a project').waitFor();
  await page.getByText('4 persons today').waitFor();
  await page.goto(asked);
});

test('the insight is kept, and its link opens it with its answer', async () => {
  const { page } = journey;
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Save' });
  await form.getByLabel('Name').fill('From sign-up to payment');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await heading(page, 'From sign-up to payment').waitFor();
  const link = page.url();
  await page.goto(insights());
  await page.getByRole('link', { name: 'From sign-up to payment' }).waitFor();
  await expectAccessible(page, 'Insights', { withPhone: true });
  await page.goto(link);
  await heading(page, 'From sign-up to payment').waitFor();
  await eventually(() => page.getByRole('button', { name: /^Who came to/ }).allInnerTexts()).toEqual(['12', '8', '3']);
});

test('an answer tells its n, is compared with the time before, and hides what few people are behind', async () => {
  const { page } = journey;
  const link = page.url();
  await page.getByText(/^n = 12 people · smallest number: 3$/).waitFor();
  await page.getByLabel('Compare with').selectOption('period');
  await page.getByRole('rowheader', { name: 'Before · 1. Signed up' }).waitFor();
  await page.getByText('+12', { exact: true }).first().waitFor();
  await waitUntilLoaded(page);
  await expectAccessible(page, 'A funnel with the time before', { withPhone: true });
  await page.getByRole('textbox', { name: 'Hide numbers with fewer people than' }).fill('5');
  await page.getByText(/1 hidden$/).waitFor();
  await eventually(() => new URL(page.url()).searchParams.get('hide')).toBe('5');
  await page.goto(link);
});

test('an alert is changed, files what it found on a problem, and tells what it found', async () => {
  const { page } = journey;
  const before = page.url();
  const asked = [0, 1, 2].map((person) => ({
    type: 'track',
    messageId: `refund ${person}`,
    userId: `person-${person}`,
    event: 'Refund asked',
    // Yesterday, whatever the hour: the last day that is over.
    timestamp: new Date(Date.now() - 24 * hour).toISOString(),
  }));
  expect((await send({ batch: asked, sentAt: new Date().toISOString() })).status).toBe(200);
  const insight = await journey.api<{ id: string }>('POST', `/products/${productId}/insights`, {
    name: 'Refunds',
    question: { kind: 'trends', version: 1, series: [{ events: ['Refund asked'], measure: { kind: 'unique' } }] },
  });
  await journey.api('POST', `/products/${productId}/problems`, { title: 'People want their money back' });
  await journey.api('POST', `/products/${productId}/alerts`, {
    name: 'Many refunds',
    watched: { kind: 'insight', insightId: insight.id, reduction: { kind: 'trends', series: 0, figure: 'total' } },
    condition: { kind: 'above', threshold: 1000 },
    period: 'day',
    minimumN: 20,
  });
  await page.goto(insights(`/${insight.id}`));
  await page.getByRole('button', { name: 'Open the alert Many refunds' }).click();
  const panel = page.getByRole('dialog', { name: 'Many refunds' });
  await panel.getByText('No problem yet.').waitFor();
  await panel.getByRole('button', { name: 'Change alert' }).click();
  const form = page.getByRole('dialog', { name: 'Change alert' });
  await form.waitFor();
  // Back where the panel was opened, which is gone.
  await page.keyboard.press('Escape');
  await eventually(() => page.evaluate<string>('document.activeElement.textContent')).toBe('Open the alert Many refunds');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: 'Change alert' }).click();
  await form.getByLabel('Threshold').fill('2');
  await form.getByLabel('At least so many behind the number').fill('1');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByText('above 2 in a day · n ≥ 1').waitFor();
  await page.getByRole('button', { name: 'Open the alert Many refunds' }).click();
  await panel.getByRole('button', { name: 'Add problem' }).click();
  await panel.getByRole('combobox', { name: 'Problem' }).click();
  await page.getByRole('option', { name: 'People want their money back' }).click();
  await panel.getByRole('link', { name: 'People want their money back' }).waitFor();
  await panel.getByRole('button', { name: 'Look now' }).click();
  await panel
    .getByRole('list', { name: 'What it found' })
    .getByText(/^Refunds is 3 \(/)
    .waitFor();
  await expectAccessible(page, 'An alert with what it found');
  await panel.getByRole('link', { name: 'People want their money back' }).click();
  await heading(page, 'People want their money back').waitFor();
  await page.getByText('files evidence here when Refunds crosses it').waitFor();
  await eventually(async () => {
    await page.reload();
    await heading(page, 'People want their money back').waitFor();
    return page.getByText(/^Refunds is 3/).count();
  }).toBeGreaterThan(0);
  await page.goto(before);
});

test('what happened on a day stands beside the picture; it is changed, removed and taken back', async () => {
  const { page } = journey;
  const before = page.url();
  await page.goto(insights());
  await page.getByRole('link', { name: 'Refunds' }).click();
  await page.getByRole('button', { name: 'Add annotation' }).click();
  const form = page.getByRole('dialog').filter({ has: page.getByLabel('What happened') });
  await form.getByLabel('What happened').fill('Price change');
  await form.getByRole('button', { name: 'Add annotation' }).click();
  await page.getByRole('button', { name: 'Change Price change' }).click();
  await expectAccessible(page, 'An annotation is changed', { withPhone: true });
  await form.getByLabel('What happened').fill('New prices');
  await form.getByRole('button', { name: 'Save annotation' }).click();
  const marks = page.getByRole('list', { name: 'Annotations' });
  await marks.getByText('New prices').waitFor();
  await page.getByRole('button', { name: 'Remove New prices' }).click();
  await marks.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+z');
  await marks.getByText('New prices').waitFor();
  await page.goto(before);
});

test('what a metric will do is predicted on a problem, measured, put away and brought back', async () => {
  const { page } = journey;
  const before = page.url();
  const step = (event: string) => ({ events: [event], filters: [] });
  await journey.api('POST', `/products/${productId}/metrics`, {
    name: 'Sign-ups that pay',
    unit: '%',
    direction: 'increase',
    definition: {
      question: { kind: 'funnel', version: 1, steps: [step('Signed up'), step('Paid')] },
      reduction: { kind: 'funnel' },
      periodDays: 7,
    },
  });
  const problem = await journey.api<{ id: string }>('POST', `/products/${productId}/problems`, { title: 'Paying takes long' });
  await page.goto(journey.href(`/p/${productId}/problems/${problem.id}`));
  const measured = page.locator('section').filter({ has: heading(page, 'Measured') });
  await measured.getByRole('button', { name: 'Predict an outcome' }).click();
  const form = page.getByRole('dialog', { name: 'Predict an outcome' });
  await form.getByRole('combobox', { name: 'Metric' }).click();
  await page.getByRole('option', { name: 'Sign-ups that pay' }).click();
  await form.getByLabel('Will change by').fill('10');
  await form.getByRole('button', { name: 'Save' }).click();
  await measured.getByText(/^Baseline 25 %, n = 12 · predicted \+10 %$/).waitFor();
  await measured.getByRole('button', { name: 'Archive', exact: true }).click();
  await measured.getByRole('button', { name: 'Show an archived outcome' }).click();
  await measured.getByRole('button', { name: 'Restore' }).waitFor();
  await expectAccessible(page, 'A problem with an archived outcome', { withPhone: true });
  await measured.getByRole('button', { name: 'Restore' }).click();
  await measured.getByRole('button', { name: 'Predict anew' }).waitFor();
  await measured.getByRole('button', { name: /archived/ }).waitFor({ state: 'hidden' });
  await eventually(() => measured.getByRole('link', { name: 'Sign-ups that pay' }).count()).toBe(1);
  await page.goto(before);
});

test('a person’s page shows what they did', async () => {
  const { page } = journey;
  await page.getByRole('button', { name: /^Who came to Paid/ }).click();
  await page.getByRole('link', { name: 'Person 0' }).click();
  await heading(page, 'What they did').waitFor();
  await page.getByRole('list', { name: 'Newest events' }).getByText('Paid').waitFor();
  await expectAccessible(page, 'A person with what they did');
  expect(journey.complaints).toEqual([]);
});
