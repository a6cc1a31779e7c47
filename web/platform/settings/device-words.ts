import { settingsText as text } from './settings.text.ts';

// Order matters: each browser also carries the names of those it wants to be taken for.
const browsers: readonly [name: string, sign: RegExp][] = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\b(?:Headless)?Chrome\//],
  ['Chrome', /\bCriOS\//],
  ['Safari', /\bSafari\//],
  ['curl', /\bcurl\//],
];
const systems: readonly [name: string, sign: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** "Firefox on Linux" from what a browser says of itself. */
export function deviceWords(userAgent: string | null): string {
  if (!userAgent) return text.unknownDevice;
  const browser = browsers.find(([, sign]) => sign.test(userAgent))?.[0];
  const system = systems.find(([, sign]) => sign.test(userAgent))?.[0];
  if (browser && system) return text.deviceOn(browser, system);
  return browser ?? system ?? userAgent.slice(0, 60);
}
