// Two people and a mail server: one invites, mentions and comments; the other is told, by the bell and by mail.
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '../../contract/problems/problem.ts';
import type { ProductAnswer } from '../../contract/strategy/product.ts';
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
import { type MailServer, openMailServer } from '../support/mail-server.ts';

let journey: Journey;
let mails: MailServer;
let page: Page;
let ben: { context: BrowserContext; page: Page };
let problemPage: string;

beforeAll(async () => {
  mails = await openMailServer({ authOptional: true, hideSTARTTLS: true, disabledCommands: ['STARTTLS', 'AUTH'] });
  journey = await openJourney({
    BIFOCAL_SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
    BIFOCAL_MAIL_FROM: 'Bifocal <bifocal@example.com>',
    BIFOCAL_URL: 'http://127.0.0.1',
  });
  page = journey.page;
  await foundWorkspace(journey, 'Ledger & Sons', 'EUR');
  const product = await journey.api<ProductAnswer>('POST', '/products', { name: 'Ledger', businessModel: 'b2b' });
  const problem = await journey.api<ProblemAnswer>('POST', `/products/${product.id}/problems`, { title: 'Exports take a day' });
  problemPage = journey.href(`/p/${product.id}/problems/${problem.id}`);
});
afterAll(async () => {
  await ben?.context.close();
  await journey.close();
  await mails.close();
});
tellAsOneStory(() => journey);

const bell = (of: Page) => of.getByRole('button', { name: /^Notifications/ });

/** The address in the last mail to somebody, on the server of this journey. */
async function linkOf(to: string, path: RegExp): Promise<string> {
  const find = () => path.exec(mails.received.findLast((mail) => mail.to[0] === to)?.body ?? '')?.[0];
  await eventually(find).toBeDefined();
  return journey.server.url + find();
}

test('somebody is invited by mail and joins by its link; who invited them is told', async () => {
  await page.goto(journey.href('/settings/members'));
  await page.getByRole('button', { name: 'Invite somebody' }).first().click();
  await page.getByRole('textbox', { name: 'Email' }).fill('ben@example.com');
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByText('A mail with a link of its own is on its way to ben@example.com.').waitFor();
  const link = await linkOf('ben@example.com', /\/invitations\/[\w-]{43}/);

  const context = await journey.context.browser()!.newContext({
    baseURL: journey.server.url,
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
  });
  context.setDefaultTimeout(60_000);
  ben = { context, page: await context.newPage() };
  await ben.page.goto(link);
  await ben.page.getByRole('textbox', { name: 'Your name' }).fill('Ben Okri');
  await ben.page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await ben.page.getByRole('button', { name: /^Join/ }).click();
  await bell(ben.page).waitFor();

  await page.goto(problemPage);
  await page.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  const panel = page.getByRole('dialog', { name: 'Notifications' });
  await panel.getByText('Ben Okri joined the workspace').waitFor();
  await expectAccessible(page, 'Bell', { withPhone: true });
  await panel.getByRole('button', { name: 'Mark all read' }).click();
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
});

test('a member is mentioned by the keyboard alone', async () => {
  await page.goto(problemPage);
  await waitUntilLoaded(page);
  const field = page.getByRole('textbox', { name: 'Comment' });
  await field.click();
  await page.keyboard.type('Hello @be');
  await page.getByRole('option', { name: 'Ben Okri' }).waitFor();
  await expectAccessible(page, 'Mention');
  await page.keyboard.press('Enter');
  await eventually(() => page.getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('Hello @Ben Okri ');
  await page.keyboard.type('can you ask who else exports at noon?');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Hello @Ben Okri can you ask who else exports at noon?').waitFor();
  await eventually(() => field.inputValue()).toBe('');
});

test('who was mentioned sees it under the bell, follows it, and it is read', async () => {
  const { page: his } = ben;
  await his.goto(journey.href('/notifications'));
  await his.getByRole('button', { name: 'Notifications, 1 unread' }).click();
  const line = his
    .getByRole('dialog', { name: 'Notifications' })
    .getByRole('link', { name: /Ada Lind mentioned you on Exports take a day/ });
  await line.waitFor();
  await line.press('Enter');
  await heading(his, 'Exports take a day').waitFor();
  expect(new URL(his.url()).pathname).toBe(problemPage);
  await his.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  await his.goto(journey.href('/notifications'));
  await his.getByText('Hello @Ben Okri can you ask who else exports at noon?').waitFor();
  await expectAccessible(his, 'Notifications', { withPhone: true });
});

test('the mail leads to the same place', async () => {
  const { page: his } = ben;
  await his.goto(await linkOf('ben@example.com', /\/w\/wsp_\w+\/notifications\/ntf_\w+/));
  await heading(his, 'Exports take a day').waitFor();
  expect(new URL(his.url()).pathname).toBe(problemPage);
});

test('a comment is edited by who wrote it; a mention that goes takes its notification along', async () => {
  await page.getByRole('button', { name: 'Edit comment' }).click();
  const field = page.getByRole('textbox', { name: 'Edit comment' });
  await eventually(() => field.inputValue()).toBe('Hello @Ben Okri can you ask who else exports at noon?');
  await field.fill('Never mind');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Never mind').waitFor();
  await ben.page.goto(journey.href('/notifications'));
  await heading(ben.page, 'Nothing new').waitFor();
  await expectAccessible(ben.page, 'No notifications', { withPhone: true });
});

test('what somebody sets for themselves is there in another browser', async () => {
  const { page: his } = ben;
  await his.goto(journey.href('/settings/account'));
  await his.getByRole('combobox', { name: 'Numbers and dates' }).selectOption('de-DE');
  await his.getByRole('combobox', { name: 'My time zone' }).selectOption('Asia/Tokyo');
  await his.getByRole('radio', { name: 'Once a day' }).check();
  await his.locator('form').filter({ hasText: 'Numbers and dates' }).getByRole('button', { name: 'Save' }).click();
  await his.getByText('Settings saved').waitFor();
  await expectAccessible(his, 'Account', { withPhone: true });
  await his.getByRole('radio', { name: 'Dark' }).check();
  await eventually(() => his.evaluate('document.documentElement.dataset.mantineColorScheme')).toBe('dark');

  const elsewhere = await journey.context
    .browser()!
    .newContext({ baseURL: journey.server.url, storageState: await withoutMemory(ben.context) });
  const other = await elsewhere.newPage();
  await other.goto(journey.href('/settings/account'));
  await eventually(() => other.getByRole('combobox', { name: 'Numbers and dates' }).inputValue()).toBe('de-DE');
  await eventually(() => other.getByRole('combobox', { name: 'My time zone' }).inputValue()).toBe('Asia/Tokyo');
  await eventually(() => other.getByRole('radio', { name: 'Once a day' }).isChecked()).toBe(true);
  await eventually(() => other.evaluate('document.documentElement.dataset.mantineColorScheme')).toBe('dark');
  await elsewhere.close();
  expect(journey.complaints).toEqual([]);
});

test('a forgotten password is set anew by a mailed link', async () => {
  const context = await journey.context.browser()!.newContext({ baseURL: journey.server.url, reducedMotion: 'reduce' });
  const door = await context.newPage();
  await door.goto('/sign-in');
  await door.getByRole('link', { name: 'Password forgotten?' }).click();
  await heading(door, 'Password forgotten').waitFor();
  await door.getByRole('textbox', { name: 'Email' }).fill('ben@example.com');
  await expectAccessible(door, 'Password forgotten', { withPhone: true });
  await door.getByRole('button', { name: 'Send me a link' }).click();
  await door.getByText(/If ben@example.com has an account here/).waitFor();
  const link = await linkOf('ben@example.com', /\/reset-password\/[\w-]{43}/);
  await door.goto(link);
  await door.getByRole('textbox', { name: 'New password' }).fill('quite another password');
  await expectAccessible(door, 'Set a new password', { withPhone: true });
  await door.getByRole('button', { name: 'Set password' }).click();
  await door.getByText('The new password is set.').waitFor();
  await door.getByRole('link', { name: 'Back to sign-in' }).click();
  await door.getByRole('textbox', { name: 'Email' }).fill('ben@example.com');
  await door.getByRole('textbox', { name: 'Password' }).fill('quite another password');
  await door.getByRole('button', { name: 'Sign in' }).click();
  await bell(door).waitFor();
  await door.goto(link);
  await door.getByRole('textbox', { name: 'New password' }).fill('quite another password');
  await door.getByRole('button', { name: 'Set password' }).click();
  await door.getByText('This link was used already, or it is older than an hour.').waitFor();
  await context.close();
});

/** Signed in as the same person, with a browser that has never seen the application. */
async function withoutMemory(context: BrowserContext) {
  return { cookies: (await context.storageState()).cookies, origins: [] };
}
