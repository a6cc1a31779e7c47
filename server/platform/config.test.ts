import { expect, test } from 'vitest';
import { readSettings, SettingsError } from './config.ts';

test('without any setting a server keeps to its own machine and its own directory', () => {
  expect(readSettings({})).toMatchObject({
    databaseUrl: null,
    host: '127.0.0.1',
    port: null,
    role: 'all',
    publicUrl: null,
    metricsToken: null,
    requestsPerMinute: 6000,
    eventsPerSecond: 20_000,
  });
});

test('the command line counts more than the environment', () => {
  expect(readSettings({ BIFOCAL_PORT: '5000', BIFOCAL_HOST: '0.0.0.0' }, { port: 6000 })).toMatchObject({ port: 6000, host: '0.0.0.0' });
});

test.each([
  [{ BIFOCAL_PORT: 'http' }, 'BIFOCAL_PORT must be a number'],
  [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL must look like postgres://'],
  [{ BIFOCAL_URL: 'ftp://example.com' }, 'BIFOCAL_URL must be an http or https address'],
  [{ BIFOCAL_METRICS_TOKEN: 'short' }, 'BIFOCAL_METRICS_TOKEN must have at least 16 characters'],
  [{ BIFOCAL_REQUESTS_PER_MINUTE: '5' }, 'BIFOCAL_REQUESTS_PER_MINUTE must be at least 60'],
  [{ BIFOCAL_REQUESTS_PER_MINUTE: 'many' }, 'BIFOCAL_REQUESTS_PER_MINUTE must be a number'],
  [{ BIFOCAL_ROLE: 'worker' }, 'needs DATABASE_URL'],
  [{ BIFOCAL_SMTP_URL: 'http://mail.example.com' }, 'BIFOCAL_SMTP_URL must look like smtps://'],
  [{ BIFOCAL_SMTP_URL: 'smtps://mail.example.com' }, 'BIFOCAL_SMTP_URL needs BIFOCAL_URL'],
  [{ BIFOCAL_SMTP_URL: 'smtps://mail.example.com', BIFOCAL_URL: 'https://b.example.com' }, 'BIFOCAL_MAIL_FROM must be an address'],
])('%j is refused and named', (environment, message) => {
  expect(() => readSettings(environment)).toThrow(SettingsError);
  expect(() => readSettings(environment)).toThrow(message);
});

test('an empty variable is one that is not set', () => {
  expect(readSettings({ DATABASE_URL: '', BIFOCAL_URL: 'https://bifocal.example.com/' })).toMatchObject({
    databaseUrl: null,
    publicUrl: 'https://bifocal.example.com',
  });
});

test('webhooks stay outside of the own network until an operator says otherwise', () => {
  expect(readSettings({}).callsInside).toBe(false);
  expect(readSettings({ BIFOCAL_WEBHOOKS_INSIDE: 'true' }).callsInside).toBe(true);
  expect(() => readSettings({ BIFOCAL_WEBHOOKS_INSIDE: 'perhaps' })).toThrow('BIFOCAL_WEBHOOKS_INSIDE');
});
