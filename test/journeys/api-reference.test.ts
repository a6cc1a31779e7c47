// Somebody wants to write a script: finds the request, reads what it takes, takes an example along.
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

beforeAll(async () => {
  journey = await openJourney();
  await foundWorkspace(journey, 'Scripts & Co', 'EUR');
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

test('a request is found by its words, and shows what it takes, gives and refuses', async () => {
  const { page } = journey;
  await page.goto(journey.href('/settings/api'));
  await heading(page, 'API reference').waitFor();
  await waitUntilLoaded(page);
  await expectAccessible(page, 'API reference', { withPhone: true });

  await page.getByLabel('Search requests').fill('idempotency_key_reused product create');
  const line = page.getByRole('button', { name: /POST \/products Create a product/ });
  await line.click();
  await page.getByRole('heading', { name: 'Answer 201' }).waitFor();
  for (const words of ['decide', 'businessModel', 'idempotency_key_in_use', 'HTTP 201', 'idempotent-replayed: true'])
    await eventually(() => page.getByRole('main').innerText()).toContain(words);
  expect(new URL(page.url()).searchParams.get('open')).toBe('postProducts');
  await expectAccessible(page, 'One request', { withPhone: true });
});

test('an example comes as curl and as fetch', async () => {
  const { page } = journey;
  const example = page.getByRole('region', { name: 'A product, made once however often this is sent', exact: true });
  await eventually(() => example.innerText()).toContain('curl -X POST "$BIFOCAL/api/v1/workspaces/$WORKSPACE_ID/products"');
  await choose(page, 'Language of the example', 'fetch');
  await eventually(() => example.innerText()).toContain("/products`, {\n  method: 'POST',");
});

test('a request that changes nothing is tried on the page', async () => {
  const { page } = journey;
  await page.goto(journey.href('/settings/api?open=getProducts'));
  const tried = page.locator('form', { has: page.getByRole('heading', { name: 'Try it' }) });
  await tried.getByLabel('limit').fill('1');
  await tried.getByRole('button', { name: 'Send' }).click();
  const answer = page.getByRole('region', { name: 'Its answer to you' });
  await answer.waitFor();
  for (const words of ['HTTP 200', 'content-type: application/json', '"nextCursor": null'])
    await eventually(() => answer.innerText()).toContain(words);
  await tried.getByLabel('limit').fill('many');
  await tried.getByRole('button', { name: 'Send' }).click();
  await answer.getByText('HTTP 422').waitFor();
  await expectAccessible(page, 'A request that was tried', { withPhone: true });
  // A browser's console names each refusal, also one that was asked for.
  journey.complaints.splice(0);
});

test('a link to a request opens it', async () => {
  const { page } = journey;
  await page.goto(journey.href('/settings/api?open=getProductsByProductIdRanking'));
  await page.getByRole('region', { name: 'What first, through the b2b lens', exact: true }).waitFor();
  expect(journey.complaints).toEqual([]);
});
