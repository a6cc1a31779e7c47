import { domainToASCII } from 'node:url';
import { bad, type CellResult, ok, quoted } from './cell.ts';
import { splitValues } from './word.ts';

const mailbox = /^[^\s@<>"(),:;[\]\\]{1,64}@([^\s@<>"(),:;[\]\\]+)$/;
const inAngles = /<([^<>]+)>$/;

/** An email address in lower case; `Ada Lovelace <ada@acme.com>` and `mailto:` are understood. */
export function parseEmail(text: string): CellResult<string> {
  const address = (inAngles.exec(text)?.[1] ?? text.replace(/^mailto:/i, '')).trim().toLowerCase();
  const host = mailbox.exec(address)?.[1];
  if (!host || address.length > 254 || !isHost(host) || /^\.|\.\.|\.@/.test(address)) {
    return bad('email_malformed', `${quoted(text)} is not an email address.`);
  }
  return ok(address);
}

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

function isHost(host: string): boolean {
  const ascii = domainToASCII(host);
  const labels = ascii.split('.');
  return (
    ascii.length <= 253 &&
    labels.length > 1 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels[labels.length - 1] as string)
  );
}

/** A domain in lower case without www; an address of a page or a mailbox gives its domain. International names become punycode. */
export function parseDomain(text: string): CellResult<string> {
  const host = text
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return isHost(host) ? ok(domainToASCII(host)) : bad('domain_malformed', `${quoted(text)} is not a domain such as acme.com.`);
}

/** The domains of a cell, split at the separator, else at commas, semicolons and spaces. */
export function parseDomains(text: string, separator?: string): CellResult<string[]> {
  const parts = separator === undefined ? splitValues(text.replaceAll(/[;\s]+/g, ','), ',') : splitValues(text, separator);
  if (parts.length > 100) return bad('too_many_values', `The cell has ${parts.length} domains; 100 are allowed.`);
  const domains: string[] = [];
  for (const part of parts) {
    const parsed = parseDomain(part);
    if (!parsed.ok) return parsed;
    if (!domains.includes(parsed.value)) domains.push(parsed.value);
  }
  return ok(domains);
}

/** An address of the web; anything but http and https is refused, so that no link can run a script. */
export function parseUrl(text: string): CellResult<string> {
  const url = text.length <= 2000 ? URL.parse(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return bad('url_malformed', `${quoted(text)} is not an address that begins with https://.`);
  return ok(url.href);
}
