import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, expect, test, vi } from 'vitest';
import { launchChromium } from './chromium.ts';

const page = (body: string): string =>
  `data:text/html,${encodeURIComponent(`<!doctype html><html lang="en"><head><title>House</title></head><body><main>${body}</main></body></html>`)}`;

afterAll(() => vi.unstubAllEnvs());

test('the tests bring a real Chromium that opens pages, takes pictures, keeps two people apart and finds what hinders people', async () => {
  const browser = await launchChromium();
  try {
    const anna = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const ben = await browser.newContext({ colorScheme: 'dark' });
    const tab = await anna.newPage();
    await tab.goto(page('<h1>Two lenses</h1>'));
    expect(await tab.textContent('h1')).toBe('Two lenses');
    expect((await tab.screenshot()).subarray(1, 4).toString()).toBe('PNG');
    expect((await new AxeBuilder({ page: tab }).analyze()).violations).toEqual([]);
    await anna.close();
    const other = await ben.newPage();
    await other.goto(page('<h1>Lens</h1><img src="x.png">'));
    const { violations } = await new AxeBuilder({ page: other }).analyze();
    expect(violations.map((violation) => violation.id)).toContain('image-alt');
  } finally {
    await browser.close();
  }
});

test('a browser that is named and missing is said to be missing', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  await expect(launchChromium()).rejects.toThrow('CHROMIUM_PATH names /nowhere/chromium, which does not exist.');
});
