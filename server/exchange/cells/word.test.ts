import { describe, expect, test } from 'vitest';
import { parseDomain, parseDomains, parseEmail, parseUrl } from './address.ts';
import type { CellResult } from './cell.ts';
import { parseCountry, parseLocale, parseTimeZone } from './place.ts';
import { choiceParser, parseBoolean, parseLine, parseTags, parseText, splitValues } from './word.ts';

const outcome = (result: CellResult<unknown>) => (result.ok ? result.value : result.error.code);

describe('words', () => {
  test.each([
    ['TRUE', true],
    ['yes', true],
    ['1', true],
    ['Nein', false],
    ['0', false],
    ['maybe', 'boolean_malformed'],
  ])('the boolean %j is %j', (text, expected) => expect(outcome(parseBoolean(text))).toBe(expected));

  test('a choice is found by its word or a synonym, without case and punctuation', () => {
    const read = choiceParser([
      { value: 'at_risk', synonyms: ['churn risk'] },
      { value: 'active', synonyms: ['customer'] },
    ]);
    expect(['at_risk', 'At risk', 'AT-RISK', 'Churn  Risk', 'customer', 'gone'].map((text) => outcome(read(text)))).toEqual([
      'at_risk',
      'at_risk',
      'at_risk',
      'at_risk',
      'active',
      'choice_unknown',
    ]);
  });

  test('a cell of several values is split, trimmed, and each value kept once', () => {
    expect(splitValues('setup, development,,setup ', ',')).toEqual(['setup', 'development']);
    expect(splitValues('a, b', undefined)).toEqual(['a, b']);
    expect(outcome(parseTags('a; b, c'))).toEqual(['a', 'b', 'c']);
    expect(outcome(parseTags('a, b; c', ';'))).toEqual(['a, b', 'c']);
    expect(outcome(parseTags('x'.repeat(61)))).toBe('text_too_long');
    expect(outcome(parseTags(Array.from({ length: 51 }, (_, index) => `t${index}`).join(',')))).toBe('too_many_values');
  });

  test('text too long, or with broken characters, is refused', () => {
    expect(outcome(parseLine('one\r\n two'))).toBe('one two');
    expect(outcome(parseLine('x'.repeat(301)))).toBe('text_too_long');
    expect(outcome(parseText('a\nb'))).toBe('a\nb');
    expect(outcome(parseText('a\ud800'))).toBe('text_broken');
  });
});

describe('addresses', () => {
  test.each([
    ['Ada@Acme.com', 'ada@acme.com'],
    ['Ada Lovelace <ada@acme.co.uk>', 'ada@acme.co.uk'],
    ['mailto:ada+x@acme.com', 'ada+x@acme.com'],
    ['ada@acme', 'email_malformed'],
    ['ada@@acme.com', 'email_malformed'],
    ['ada acme.com', 'email_malformed'],
    ['.ada@acme.com', 'email_malformed'],
    ['<script>@acme.com', 'email_malformed'],
  ])('the email %j is %j', (text, expected) => expect(outcome(parseEmail(text))).toBe(expected));

  test.each([
    ['Acme.com', 'acme.com'],
    ['https://www.acme.co.uk/about?x=1', 'acme.co.uk'],
    ['ada@acme.com', 'acme.com'],
    ['müller.de', 'xn--mller-kva.de'],
    ['acme.com:8080', 'acme.com'],
    ['acme', 'domain_malformed'],
    ['127.0.0.1', 'domain_malformed'],
    ['-a.com', 'domain_malformed'],
  ])('the domain %j is %j', (text, expected) => expect(outcome(parseDomain(text))).toBe(expected));

  test('several domains stand in one cell', () => {
    expect(outcome(parseDomains('acme.com; www.acme.com acme.de'))).toEqual(['acme.com', 'acme.de']);
    expect(outcome(parseDomains('acme.com, nothing'))).toBe('domain_malformed');
  });

  test.each([
    ['https://a.de/x', 'https://a.de/x'],
    ['javascript:alert(1)', 'url_malformed'],
    ['a.de', 'url_malformed'],
  ])('the link %j is %j', (text, expected) => expect(outcome(parseUrl(text))).toBe(expected));
});

describe('places', () => {
  test.each([
    ['US', 'US'],
    ['UK', 'GB'],
    ['United States', 'US'],
    ['germany', 'DE'],
    ['Korea', 'KR'],
    ['Philipines', 'country_unknown'],
    ['EU', 'country_unknown'],
  ])('the country %j is %j', (text, expected) => expect(outcome(parseCountry(text))).toBe(expected));

  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['Europe/Atlantis', 'time_zone_unknown'],
  ])('the time zone %j is %j', (text, expected) => expect(outcome(parseTimeZone(text))).toBe(expected));

  test.each([
    ['de_CH', 'de-CH'],
    ['EN-us', 'en-US'],
    ['German', 'de'],
    ['x', 'locale_malformed'],
  ])('the language %j is %j', (text, expected) => expect(outcome(parseLocale(text))).toBe(expected));
});
