import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** Where Debian and Ubuntu put the browser of the system. */
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * What the packaged browser's own list of switches asks for and a test must not have: one process for all (closing a context ends the
 * browser), and no protection between origins (a page that only works so is broken). Playwright brings its own headless switches.
 */
const unwanted = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--in-process-gpu',
];
const isUnwanted = (arg: string): boolean =>
  unwanted.includes(arg) || arg.startsWith('--headless') || arg.startsWith('--disable-features') || arg.startsWith('--enable-features');

interface Found {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

/**
 * A real Chromium: the one at CHROMIUM_PATH, that of the system, or the one that the npm package `@sparticuz/chromium` carries.
 *
 * It runs with an empty home, so nothing of the person who runs the tests is read or changed, and cleans up when it is closed.
 *
 * Errors  names what is missing when it cannot start.
 */
export const launchChromium = async (options: LaunchOptions = {}): Promise<Browser> => {
  // Only the account that runs the tests may put programs here: the folder is new and closed to others (mode 0700).
  const folder = mkdtempSync(path.join(tmpdir(), 'bifocal-chromium-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  let found: Found | undefined;
  try {
    found = await findChromium(folder);
    const home = path.join(folder, 'home');
    mkdirSync(home);
    const browser = await chromium.launch({
      ...options,
      executablePath: found.executablePath,
      // Chromium refuses its sandbox to root.
      chromiumSandbox: false,
      args: [...found.args, '--disable-dev-shm-usage', ...(options.args ?? [])],
      env: { ...process.env, ...found.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, ...options.env },
    });
    browser.once('disconnected', () => {
      process.off('exit', remove);
      remove();
    });
    return browser;
  } catch (error) {
    const missing = found ? missingLibraries(found) : [];
    process.off('exit', remove);
    remove();
    throw new Error(
      [
        `The journeys need a real Chromium and it did not start${found ? ` (${found.executablePath})` : ''}.`,
        missing.length > 0
          ? `These system libraries are missing: ${missing.join(', ')}. On Debian or Ubuntu: apt-get install libnss3 libnspr4 libexpat1`
          : undefined,
        'Install Chromium (apt-get install chromium), or set CHROMIUM_PATH to one.',
        error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n') : String(error),
      ]
        .filter((line) => line !== undefined)
        .join('\n'),
      { cause: error },
    );
  }
};

const findChromium = async (folder: string): Promise<Found> => {
  const named = process.env['CHROMIUM_PATH'];
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  const executablePath = named ?? systemBrowsers.find((place) => existsSync(place));
  return executablePath ? { executablePath, args: [], env: {} } : unpackChromium(folder);
};

const unpackChromium = async (folder: string): Promise<Found> => {
  const { default: packaged, inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  // The package unpacks into the temporary folder and runs whatever already lies there under its name: give it a fresh one.
  process.env['TMPDIR'] = folder;
  try {
    const executablePath = await packaged.executablePath();
    const env = { FONTCONFIG_FILE: writeFontSettings(folder) };
    const found = { executablePath, args: packaged.args.filter((arg) => !isUnwanted(arg)), env };
    if (missingLibraries(found).length === 0) return found;
    // A bare system without libnss3: the package carries the libraries for its other home, Amazon Linux.
    const carried = createRequire(import.meta.url)
      .resolve('@sparticuz/chromium')
      .replace(/build[/\\].*$/, 'bin');
    const libraries = await inflate(path.join(carried, 'al2023.tar.br'));
    return { ...found, env: { ...env, LD_LIBRARY_PATH: path.join(libraries, 'lib') } };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
};

/** The fonts of the system, and behind them the one that the package carries: a machine without any font would show empty boxes. */
const writeFontSettings = (folder: string): string => {
  const file = path.join(folder, 'fonts.conf');
  const system = existsSync('/etc/fonts/fonts.conf') ? '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>' : '';
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${system}` +
      `<dir>${path.join(folder, 'fonts')}</dir><cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>`,
  );
  return file;
};

const missingLibraries = ({ executablePath, env }: Found): string[] => {
  if (process.platform !== 'linux') return [];
  try {
    const list = execFileSync('ldd', [executablePath], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] }).toString();
    return [...list.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library ?? '');
  } catch {
    // No ldd, or a wrapper script instead of a program: nothing can be said.
    return [];
  }
};
