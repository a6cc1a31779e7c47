// A person before a browser: a real server on a new data directory, a real Chromium, and what a journey does again and again.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Locator, Page, Route } from 'playwright-core';
import { beforeEach, expect, vi } from 'vitest';
import type { ImportAnswer, ImportPreviewAnswer } from '../../contract/exchange/import.ts';
import type { RankingAnswer } from '../../contract/problems/ranking.ts';
import { type Environment, type RunningBifocal, startBifocal } from './bifocal-process.ts';
import { launchChromium } from './chromium.ts';

const ada = { name: 'Ada Lind', email: 'ada@example.com', password: 'correct horse battery' };
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Pictures of the pages, for whoever wants to look at them; never inside the repository. */
const shots = process.env['BIFOCAL_JOURNEY_SHOTS'];

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Journey = {
  server: RunningBifocal;
  /** Where the server keeps what it is told: commands beside it name the same. */
  data: string;
  context: BrowserContext;
  page: Page;
  /** The HTTP interface, signed in as the one before the browser. `path` without the workspace: `/accounts`. */
  api: <Answer>(method: Method, path: string, body?: object) => Promise<Answer>;
  /** A file as the body of a request. */
  upload: <Answer>(path: string, content: Buffer | string) => Promise<Answer>;
  /** The address of a page of the workspace. */
  href: (path: string) => string;
  /** What the browser complained about: errors of the console and of scripts. */
  complaints: string[];
  close: () => Promise<void>;
};

/** Starts everything. The browser stands before a blank page; nobody is a member yet. `environment`: what the server is told besides. */
export async function openJourney(environment: Environment = {}): Promise<Journey> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bifocal-journey-'));
  const browser = await launchChromium();
  const data = path.join(folder, 'data');
  const server = await startBifocal({ BIFOCAL_DATA: data, ...environment });
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: desktop,
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    // Half-way through a fade every colour is too pale to read: what is looked at is the end.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });

  const workspaceId = () => {
    const found = /\/w\/(wsp_[0-9a-z]+)/.exec(page.url())?.[1];
    if (!found) throw new Error(`no workspace is open: ${page.url()}`);
    return found;
  };
  const call = async <Answer>(method: Method, where: string, data?: object | Buffer, type?: string): Promise<Answer> => {
    const answer = await context.request.fetch(`/api/v1/workspaces/${workspaceId()}${where}`, {
      method,
      ...(data ? { data } : {}),
      headers: { origin: server.url, ...(type ? { 'content-type': type } : {}) },
    });
    const body = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${where}: ${answer.status()} ${body.slice(0, 1000)}`);
    return (body === '' ? undefined : JSON.parse(body)) as Answer;
  };
  return {
    server,
    data,
    context,
    page,
    complaints,
    api: (method, where, body) => call(method, where, body),
    upload: (where, content) => call('POST', where, Buffer.from(content), 'text/csv'),
    href: (where) => `/w/${workspaceId()}${where}`,
    async close() {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The tests of a file are steps of one story: when one fails, those behind it fail at once instead of waiting for what cannot come.
 *
 * Shape   `journey`: the one that is open, asked for when a step has failed.
 */
export function tellAsOneStory(journey: () => Journey): void {
  let failed: string | undefined;
  beforeEach(({ task, onTestFailed }) => {
    if (failed !== undefined) throw new Error(`the step before has failed: ${failed}`);
    onTestFailed(async () => {
      failed = task.name;
      await takePicture(journey().page, `failed ${task.name}`);
    });
  });
}

/** From the printed address to a workspace: the page of the first member. */
export async function foundWorkspace({ server, page }: Journey, name: string, currency: string): Promise<void> {
  await page.goto(`${server.url}/first-member?token=${server.token}`);
  await page.getByRole('textbox', { name: 'Name of the workspace' }).fill(name);
  await page.getByRole('combobox', { name: 'Currency' }).selectOption(currency);
  await page.getByRole('textbox', { name: 'Your name' }).fill(ada.name);
  await page.getByRole('textbox', { name: 'Email' }).fill(ada.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ada.password);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await heading(page, 'What do you build?').waitFor();
}

export const heading = (within: Page | Locator, name: string | RegExp): Locator => within.getByRole('heading', { name, exact: true });

/**
 * A file through the import pages: dropped, its guessed columns confirmed, tried, run. Leaves the page at what the import did.
 *
 * Shape   `confirm`: what a member does at the columns before the dry run.
 *         `expected`: how many records come in.
 */
export async function importByHand(
  journey: Journey,
  file: string,
  { confirm, expected }: { confirm?: (page: Page) => Promise<void>; expected: number },
): Promise<void> {
  const { page } = journey;
  const name = path.basename(file);
  await page.goto(journey.href('/imports/new'));
  await page.getByLabel('A CSV file').setInputFiles(file);
  await heading(page, name).waitFor();
  await heading(page, 'Where each field gets its value').waitFor();
  await confirm?.(page);
  await page.getByRole('button', { name: 'Start the dry run' }).click();
  await heading(page, 'What the import would do').waitFor();
  await page.getByRole('button', { name: `Import ${expected.toLocaleString('en-GB')} rows` }).click();
  await heading(page, 'What the import did').waitFor();
}

/**
 * A file through the HTTP interface: the same steps without a browser. Without a mapping, the guess of the server with `source` as its system.
 *
 * Errors  the answer of an import that does not end well.
 */
export async function importByApi(
  { api, upload }: Pick<Journey, 'api' | 'upload'>,
  {
    name,
    content,
    mapping,
    source,
    productId,
  }: { name: string; content: Buffer | string; mapping?: object; source?: string; productId?: string },
): Promise<ImportAnswer> {
  const made = await upload<ImportAnswer>(
    `/imports?${new URLSearchParams({ fileName: name, ...(productId ? { productId } : {}) })}`,
    content,
  );
  const guessed = mapping ?? {
    ...(await api<ImportPreviewAnswer>('GET', `/imports/${made.id}/preview`)).guess.mapping,
    ...(source ? { source } : {}),
  };
  await api('PUT', `/imports/${made.id}/mapping`, { mapping: { ...guessed, ...(productId ? { productId } : {}) } });
  await api('POST', `/imports/${made.id}/run`);
  return vi.waitFor(
    async () => {
      const now = await api<ImportAnswer>('GET', `/imports/${made.id}`);
      if (now.status === 'running') throw new Error(`${name}: ${now.rowsDone} rows`);
      expect(now, name).toMatchObject({ status: 'done', rowProblems: { errors: 0 } });
      return now;
    },
    { timeout: 120_000, interval: 100 },
  );
}

/** The ranking as the interface tells it, once nothing of it waits to be computed. */
export const rankOnceComputed = ({ api }: Pick<Journey, 'api'>, productId: string, asOf?: string): Promise<RankingAnswer> =>
  vi.waitFor(
    async () => {
      const ranking = await api<RankingAnswer>('GET', `/products/${productId}/ranking?limit=200${asOf ? `&asOf=${asOf}` : ''}`);
      expect(ranking.waiting).toBe(0);
      return ranking;
    },
    { timeout: 60_000, interval: 100 },
  );

/** All rows of a table in their order, by the words of the columns' heads; what is only for the ear is left out. */
export async function readRows(page: Page, table: string): Promise<Record<string, string>[]> {
  const grid = page.getByRole('grid', { name: table });
  const rows = grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
  await rows.first().waitFor();
  const heads = (await grid.getByRole('row').first().getByRole('columnheader').allInnerTexts()).map(firstLine);
  const all = await Promise.all((await rows.all()).map((row) => row.getByRole('gridcell').allInnerTexts()));
  return all.map((cells) => Object.fromEntries(cells.map((cell, index) => [heads[index] ?? '', firstLine(cell)])));
}

/** Holds back every request like this one until it is let go, as a slow network does. */
export async function holdBack(page: Page, address: string | RegExp): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;
  await page.route(address, async (route) => {
    if (isHeld) held.push(route);
    else await route.continue();
  });
  return async () => {
    isHeld = false;
    await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
  };
}

/** What the page will show once the answer is there: `await eventually(() => ranked('#')).toEqual(…)`. No test depends on speed. */
export const eventually = <T>(read: () => T | Promise<T>, message?: string) =>
  expect.poll(read, { timeout: 60_000, interval: 100, ...(message ? { message } : {}) });

/** One of several choices that stand side by side. */
export const choose = (within: Page | Locator, group: string, choice: string): Promise<void> =>
  within.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click();

const firstLine = (words: string): string => words.trim().split('\n')[0]?.trim() ?? '';

type Look = { withPhone?: boolean };

const rulesOfColour = ['color-contrast', 'link-in-text-block'];
/** What the dark page may get wrong beyond the light one are its colours. The phone is looked at in the dark, in all respects. */
const atTheDesk = [
  { size: desktop, scheme: 'light', rules: undefined },
  { size: desktop, scheme: 'dark', rules: rulesOfColour },
] as const;
const onThePhone = { size: phone, scheme: 'dark', rules: undefined } as const;

/**
 * Nobody is hindered on the page as it stands now: no violation of WCAG 2.2 AA, in light and dark, and on a phone where people read or write
 * on the way. Leaves the page at the desk, in light.
 */
export async function expectAccessible(page: Page, name: string, { withPhone = false }: Look = {}): Promise<void> {
  await takePictures(page, name);
  for (const { size, scheme, rules } of withPhone ? [...atTheDesk, onThePhone] : atTheDesk) {
    const where = `${name}, ${size === phone ? 'phone' : 'desk'}, ${scheme}`;
    await page.setViewportSize(size);
    await showIn(page, scheme);
    // No page has frames, so that no second page is needed to put their results together.
    const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
    const { violations } = await (rules ? builder.withRules([...rules]) : builder).analyze();
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${help} ${any[0]?.message ?? ''} ${html}`),
    );
    expect(found, where).toEqual([]);
    if (size === phone) {
      const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(overflow, `${where}: wider than the screen`).toBe(0);
    }
  }
  await page.setViewportSize(desktop);
  await showIn(page, 'light');
}

async function showIn(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await eventually(() => page.evaluate('document.documentElement.dataset.mantineColorScheme')).toBe(scheme);
  await atRest(page);
}

/** When nothing of the page is still on its way from the server. */
export const waitUntilLoaded = (page: Page): Promise<void> =>
  vi.waitFor(
    async () => {
      expect(await page.getByRole('status', { name: /^Loading/, includeHidden: true }).count()).toBe(0);
      expect(await page.getByRole('region').and(page.locator('[aria-busy=true]')).count()).toBe(0);
    },
    { timeout: 60_000, interval: 50 },
  );

/** When everything that moves has arrived; what turns for ever (a sign of loading) is not waited for. */
async function atRest(page: Page): Promise<void> {
  // As text: what runs in the browser knows other globals than this file.
  await page.evaluate(`Promise.allSettled(
    document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished)
  ).then(() => undefined)`);
}

/** Every page in both themes and two widths, for whoever looks at them. */
async function takePictures(page: Page, name: string): Promise<void> {
  if (!shots) return;
  for (const [width, size] of Object.entries({ desk: desktop, phone }))
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size);
      await showIn(page, scheme);
      await takePicture(page, `${name}, ${width}, ${scheme}`);
    }
}

/** Only where somebody asked for pictures. */
async function takePicture(page: Page, name: string): Promise<void> {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: path.join(shots, `${name.replaceAll(/[^\w]+/g, '-').toLowerCase()}.png`) });
}

export const fixture = (file: string): string => path.resolve(import.meta.dirname, '../fixtures/hand-written', file);
export const readFixture = (file: string): Buffer => readFileSync(fixture(file));
