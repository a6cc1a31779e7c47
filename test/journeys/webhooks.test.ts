// An admin lets another system hear what happens: a real receiver in this process verifies what comes.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebhookAnswer } from '../../contract/exchange/webhook.ts';
import type { Page as PageOf } from '../../contract/platform/page.ts';
import {
  choose,
  eventually,
  expectAccessible,
  foundWorkspace,
  heading,
  type Journey,
  openJourney,
  tellAsOneStory,
} from '../support/journey.ts';

let journey: Journey;
let page: Journey['page'];
let server: Server;
let url: string;
let secret: string;
let answers = 204;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeAll(async () => {
  server = createServer((request, answer) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      answer.writeHead(answers).end(answers === 500 ? 'the queue of the CRM is full' : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  journey = await openJourney({ BIFOCAL_WEBHOOKS_INSIDE: 'true' });
  page = journey.page;
  await foundWorkspace(journey, 'Ledger & Sons', 'EUR');
});
afterAll(async () => {
  await journey.close();
  await new Promise((resolve) => server.close(resolve));
});
tellAsOneStory(() => journey);

const verify = (index: number): unknown => {
  const { headers, body } = received.at(index) ?? { headers: {}, body: '' };
  return new Webhook(secret).verify(body, headers as Record<string, string>);
};

test('an admin adds an address, chooses what it hears, and gets its secret once', async () => {
  await page.goto(journey.href('/settings/webhooks'));
  await heading(page, 'Tell your other systems what happens here').waitFor();
  await expectAccessible(page, 'Webhooks empty', { withPhone: true });
  await page.getByRole('button', { name: 'New webhook' }).first().click();
  const drawer = page.getByRole('dialog', { name: 'New webhook' });
  await drawer.getByRole('button', { name: 'Create webhook' }).click();
  await drawer.getByText('Choose at least one event.').waitFor();
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Our CRM');
  await drawer.getByRole('textbox', { name: 'Address' }).fill(url);
  await drawer.getByRole('button', { name: 'Choose single events of Problems' }).click();
  await drawer.getByRole('checkbox', { name: 'problem.created' }).check();
  await drawer.getByRole('checkbox', { name: 'Products and playbooks' }).check();
  await expectAccessible(page, 'Webhook form', { withPhone: true });
  await drawer.getByRole('button', { name: 'Create webhook' }).click();
  const dialog = page.getByRole('dialog', { name: 'The secret of this webhook' });
  secret = await dialog.getByRole('textbox', { name: 'Signing secret' }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('link', { name: 'Our CRM' }).click();
  await heading(page, 'Our CRM').waitFor();
});

test('a test message and a real one arrive, verified, and stand in the log', async () => {
  await heading(page, 'Nothing was sent yet').waitFor();
  await page.getByRole('button', { name: 'Send test' }).click();
  await page.getByRole('gridcell', { name: '204' }).waitFor();
  expect(verify(0)).toMatchObject({ type: 'webhook.test' });
  const product = await journey.api<{ id: string }>('POST', '/products', { name: 'Ledger', businessModel: 'b2b' });
  await eventually(() => received.length).toBe(2);
  expect(verify(1)).toMatchObject({ type: 'product.created', data: { subject: { kind: 'product', id: product.id } } });
  await page.getByRole('gridcell', { name: 'product.created' }).waitFor();
  await journey.api('POST', `/products/${product.id}/problems`, { title: 'Exports take a day' });
  await eventually(() => received.length).toBe(3);
});

test('what the receiver does not take is shown with its answer, and sent again', async () => {
  answers = 500;
  await journey.api('POST', '/products', { name: 'Wallet', businessModel: 'b2c' });
  await page.getByText('It does not take messages').waitFor();
  await page.getByRole('gridcell', { name: '500' }).waitFor();
  await page.getByRole('gridcell', { name: 'product.created' }).first().click();
  await page.getByText('the queue of the CRM is full').first().waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('dialog', { name: 'product.created' }).waitFor();
  await expectAccessible(page, 'Webhook log', { withPhone: true });
  answers = 204;
  await page.getByRole('button', { name: 'Send again' }).click();
  await eventually(() => page.getByRole('gridcell', { name: '204' }).count()).toBeGreaterThan(3);
  await eventually(() => page.getByText('It does not take messages').count()).toBe(0);
});

test('it is paused and goes on; its secret is renewed; it is removed', async () => {
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Messages gather, up to 5,000, and go out when it goes on.').waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'New secret…' }).click();
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  const dialog = page.getByRole('dialog', { name: 'The secret of this webhook' });
  await expectAccessible(page, 'Webhook secret');
  secret = await dialog.getByRole('textbox', { name: 'Signing secret' }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const before = received.length;
  await page.getByRole('button', { name: 'Send test' }).click();
  await eventually(() => received.length).toBe(before + 1);
  expect(verify(-1)).toMatchObject({ type: 'webhook.test' });
  await choose(page, 'Messages shown', 'Given up');
  await page.goto(journey.href('/settings/webhooks'));
  await page.getByRole('link', { name: 'Our CRM' }).waitFor();
  await expectAccessible(page, 'Webhooks', { withPhone: true });
  await page.getByRole('link', { name: 'Our CRM' }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Remove…' }).click();
  await page.getByRole('button', { name: 'Remove webhook' }).click();
  await heading(page, 'Tell your other systems what happens here').waitFor();
  expect((await journey.api<PageOf<WebhookAnswer>>('GET', '/webhooks')).items).toEqual([]);
  expect(journey.complaints).toEqual([]);
});
