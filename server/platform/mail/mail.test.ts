import { expect, test } from 'vitest';
import { localDay } from './local-day.ts';
import { assertAddress, headerText, readSender } from './mail.ts';
import { invitationWords, notificationWords } from './mail-text.ts';

test.each([
  ['Exports\r\nBcc: all@example.com', 'Exports Bcc: all@example.com'],
  ['a\nb\u2028c\u0000d\u0085e', 'a b c d e'],
  ['  wide   space ', 'wide space'],
  ['x'.repeat(300), 'x'.repeat(200)],
  ['broken \ud800 half', 'broken \ufffd half'],
])('the header %j is sent as %j', (given, sent) => expect(headerText(given)).toBe(sent));

test.each([
  'ada@example.com\nBcc: all@example.com',
  'ada@example.com\r\nRCPT TO:<all@example.com>',
  'ada@example.com, all@example.com',
  'ada@example.com;all@example.com',
  '<ada@example.com>',
  'ada@example.com ',
  '"a\n"@example.com',
  'ada',
  '',
])('the address %j is refused', (address) => expect(() => assertAddress(address)).toThrow('address_not_valid'));

test('an address is written as mail systems compare it', () => expect(assertAddress('Ada@Example.com')).toBe('ada@example.com'));

test.each([
  ['Bifocal <bifocal@example.com>', { name: 'Bifocal', address: 'bifocal@example.com' }],
  ['"Bifocal, of us" <bifocal@example.com>', { name: 'Bifocal, of us', address: 'bifocal@example.com' }],
  ['bifocal@example.com', { name: '', address: 'bifocal@example.com' }],
  ['Bifocal', undefined],
  ['', undefined],
  ['Bifocal <bifocal@example.com>\nBcc: all@example.com', undefined],
  ['a <b@example.com> <c@example.com>', undefined],
])('the sender %j is read as %j', (given, read) => expect(readSender(given)).toEqual(read));

test.each([
  ['2026-01-15T22:30:00Z', 'Asia/Tokyo', { day: '2026-01-16', hour: 7 }],
  ['2026-01-15T00:10:00Z', 'America/Los_Angeles', { day: '2026-01-14', hour: 16 }],
  ['2026-01-15T00:00:00Z', 'UTC', { day: '2026-01-15', hour: 0 }],
  ['2026-01-15T09:00:00Z', 'Nowhere/At_All', { day: '2026-01-15', hour: 9 }],
])('%s is in %s %j', (at, zone, local) => expect(localDay(new Date(at), zone)).toEqual(local));

test('what others wrote cannot become markup of a mail', () => {
  const to = { name: '<b>Ben</b>', workspaceName: 'A & B', settingsUrl: 'https://bifocal.example.com/s' };
  const news = {
    kind: 'mention',
    actorName: 'Ada',
    title: '<img src=x>',
    excerpt: '"<script>"',
    url: 'https://bifocal.example.com/n',
  } as const;
  const { html, text, subject } = notificationWords(to, news);
  expect(html).not.toMatch(/<b>|<img|<script/);
  expect(text).toContain('"<script>"');
  expect(subject).toBe('Ada mentioned you: <img src=x>');
});

test('an invitation says who invites where, as what, and until when', () => {
  const { text, subject } = invitationWords({
    workspaceName: 'Ledger',
    inviterName: 'Ada',
    role: 'viewer',
    url: 'https://bifocal.example.com/invitations/x',
    expiresAt: new Date('2026-01-22T09:00:00Z'),
  });
  expect(subject).toBe('Ada invites you to Ledger');
  expect(text).toContain('Ada invites you to join Ledger on Bifocal as a viewer.');
  expect(text).toContain('Join: https://bifocal.example.com/invitations/x');
  expect(text).toContain('until 22 January 2026');
});
