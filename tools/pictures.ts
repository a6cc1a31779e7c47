// `npm run pictures`: takes the pictures of the guide from the sample company. A new picture replaces the old one; look at it before you commit.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { bifocal, startBifocal } from '../test/support/bifocal-process.ts';
import { launchChromium } from '../test/support/chromium.ts';

const folder = path.resolve(import.meta.dirname, '../docs/guide/pictures');
const member = { name: 'Ada Lind', email: 'ada@example.com', password: 'correct horse battery' };

/** The sample company in a data directory of its own, and a browser that is signed in. */
async function withSample(look: (page: Page, workspace: string) => Promise<void>): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'bifocal-pictures-'));
  const environment = { BIFOCAL_DATA: data };
  const first = await startBifocal(environment);
  const answer = await fetch(`${first.url}/api/v1/first-member`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: first.token, workspaceName: 'Mine', ...member }),
  });
  if (!answer.ok) throw new Error(`first member: ${answer.status} ${await answer.text()}`);
  await first.stop();
  const seeded = await bifocal(['seed', '--json'], environment);
  if (seeded.code !== 0) throw new Error(`the sample was not loaded: ${seeded.stderr}`);
  const { workspaceId } = JSON.parse(seeded.stdout) as { workspaceId: string };

  const server = await startBifocal(environment);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({
      baseURL: server.url,
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await context.request.post('/api/auth/sign-in/email', {
      data: { email: member.email, password: member.password },
      headers: { origin: server.url },
    });
    await look(await context.newPage(), workspaceId);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('domcontentloaded');
  await page.locator('#content h1, #content h2').first().waitFor();
  // What is being read stands as grey lines.
  while ((await page.locator('.mantine-Skeleton-root').count()) > 0)
    await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`${name}.png`);
}

mkdirSync(folder, { recursive: true });
await withSample(async (page, workspaceId) => {
  const ask = async <Answer>(address: string): Promise<Answer> =>
    (await page.context().request.get(`/api/v1/workspaces/${workspaceId}${address}`)).json() as Promise<Answer>;
  const { items: products } = await ask<{ items: { id: string; businessModel: string }[] }>('/products');
  const [business, both] = (['b2b', 'hybrid'] as const).map((model) => {
    const product = products.find(({ businessModel }) => businessModel === model);
    if (!product) throw new Error(`the sample has no ${model} product`);
    return product.id;
  });
  const { items: problems } = await ask<{ items: { id: string }[] }>(`/products/${business}/ranking?limit=1&sort=value`);
  const { items: insights } = await ask<{ items: { id: string; name: string }[] }>(`/products/${business}/insights`);
  const { items: accounts } = await ask<{ items: { id: string }[] }>('/accounts?limit=1&sort=revenue&direction=desc');
  const here = `/w/${workspaceId}/p/${business}`;

  for (const [name, address] of Object.entries({
    overview: `${here}/overview`,
    ranking: `/w/${workspaceId}/p/${both}/problems`,
    problem: `${here}/problems/${problems[0]?.id}`,
    inbox: `${here}/inbox`,
    account: `${here}/people/accounts/${accounts[0]?.id}`,
    insight: `${here}/insights/${insights.find(({ name }) => name.startsWith('From signature'))?.id}`,
  })) {
    await page.goto(address);
    await take(page, name);
  }
  await page.goto(`${here}/problems`);
  await page.locator('button[aria-haspopup="dialog"][data-side="business"]').first().click();
  await page.getByRole('dialog').waitFor();
  await take(page, 'because');
});
