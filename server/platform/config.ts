// What an operator can set. The environment comes in as an argument; only main.ts and cli.ts read the real one.
import { resolve } from 'node:path';
import { z } from 'zod';
import { readSender } from './mail/mail.ts';
import type { MailSettings } from './mail/mailer.ts';

const roles = ['all', 'web', 'worker'] as const;
export type ServerRole = (typeof roles)[number];

export type Settings = {
  dataDirectory: string;
  /** A Postgres server; null for the embedded one. */
  databaseUrl: string | null;
  /** A ClickHouse server for the facts; null for the embedded engine. */
  clickhouseUrl: string | null;
  /** The cluster on which the tables of the facts are made; null for a single server. */
  clickhouseCluster: string | null;
  host: string;
  /** Null: 4000, or the next one that is free. */
  port: number | null;
  role: ServerRole;
  /** The address people use, where a proxy stands in front; null: what the server itself listens on. */
  publicUrl: string | null;
  /** Addresses of proxies in front, whose word about the client's address is believed; null: nobody's. */
  trustedProxies: string[] | null;
  /** Null: a start says what it does, a command only what went wrong. */
  logLevel: string | null;
  /** Off for databases that are backed up by other means and are too large to be written out at a start. */
  backsUpBeforeMigration: boolean;
  /** Lets a scraper that is not on this machine read /metrics. */
  metricsToken: string | null;
  /** For each API key, each browser, and each address that shows neither; each server counts by itself. */
  requestsPerMinute: number;
  /** Events of each write key; each server counts by itself. */
  eventsPerSecond: number;
  /** Null: no mails are sent. */
  mail: MailSettings | null;
  /** Whether webhooks may go to addresses inside the own network, and over http. */
  callsInside: boolean;
  /** Where the built web application lies. */
  webDirectory: string;
};

/** A setting that cannot be used: the operator's mistake, told in one line. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsError';
  }
}

/** A page asks some ten times when it opens; a script that asks a hundred times a second is not meant. */
export const defaultRequestsPerMinute = 6_000;

/** Far above what one product sends, and what one process takes in. */
export const defaultEventsPerSecond = 20_000;

const text = z.string().trim().min(1).optional();

const variables = z.object({
  BIFOCAL_DATA: text,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' }).optional(),
  CLICKHOUSE_URL: z.url({ protocol: /^https?$/, error: 'must look like https://user:password@host:8443' }).optional(),
  BIFOCAL_CLICKHOUSE_CLUSTER: z
    .string()
    .trim()
    .regex(/^\w[\w-]*$/, 'must be the name of a cluster')
    .optional(),
  BIFOCAL_HOST: text,
  BIFOCAL_PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).optional(),
  BIFOCAL_ROLE: z.enum(roles).optional(),
  BIFOCAL_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  BIFOCAL_TRUSTED_PROXIES: text,
  BIFOCAL_BACKUP_BEFORE_MIGRATION: z.stringbool().optional(),
  BIFOCAL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  BIFOCAL_SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@host:465' }).optional(),
  BIFOCAL_MAIL_FROM: text,
  BIFOCAL_REQUESTS_PER_MINUTE: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(60, 'must be at least 60: a page asks some ten times when it opens')
    .max(10_000_000)
    .optional(),
  BIFOCAL_EVENTS_PER_SECOND: z.coerce.number({ error: 'must be a number' }).int().min(1).max(10_000_000).optional(),
  BIFOCAL_WEBHOOKS_INSIDE: z.stringbool().optional(),
  BIFOCAL_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
});

/** The variables that a start can be told by; `bifocal start --help` lists them. */
export const settingNames = Object.keys(variables.shape);

const projectDirectory = resolve(import.meta.dirname, '../..');

/**
 * Reads the settings out of an environment; what the command line says counts more.
 *
 * Errors  SettingsError, naming the variable.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, options: Partial<Settings> = {}): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in variables.shape && value !== undefined && value !== ''),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingsError(`${issue?.path.join('.')} ${issue?.message}`);
  }
  const value = parsed.data;
  const settings: Settings = {
    dataDirectory: resolve(value.BIFOCAL_DATA ?? 'data'),
    databaseUrl: value.DATABASE_URL ?? null,
    clickhouseUrl: value.CLICKHOUSE_URL ?? null,
    clickhouseCluster: value.BIFOCAL_CLICKHOUSE_CLUSTER ?? null,
    host: value.BIFOCAL_HOST ?? '127.0.0.1',
    port: value.BIFOCAL_PORT ?? null,
    role: value.BIFOCAL_ROLE ?? 'all',
    publicUrl: value.BIFOCAL_URL?.replace(/\/+$/, '') ?? null,
    trustedProxies: value.BIFOCAL_TRUSTED_PROXIES?.split(',').map((address) => address.trim()) ?? null,
    logLevel: value.BIFOCAL_LOG ?? null,
    backsUpBeforeMigration: value.BIFOCAL_BACKUP_BEFORE_MIGRATION ?? true,
    requestsPerMinute: value.BIFOCAL_REQUESTS_PER_MINUTE ?? defaultRequestsPerMinute,
    eventsPerSecond: value.BIFOCAL_EVENTS_PER_SECOND ?? defaultEventsPerSecond,
    metricsToken: value.BIFOCAL_METRICS_TOKEN ?? null,
    mail: mailOf(value),
    callsInside: value.BIFOCAL_WEBHOOKS_INSIDE ?? false,
    webDirectory: resolve(projectDirectory, 'build/web'),
    ...options,
  };
  if (settings.role !== 'all' && settings.databaseUrl === null)
    throw new SettingsError(`The role ${settings.role} needs DATABASE_URL: the embedded database serves one process.`);
  if (settings.clickhouseCluster !== null && settings.clickhouseUrl === null)
    throw new SettingsError('BIFOCAL_CLICKHOUSE_CLUSTER needs CLICKHOUSE_URL: the embedded engine is one server.');
  return settings;
}

/** A mail needs a sender, and its links an address that its readers can open. */
function mailOf(value: z.output<typeof variables>): MailSettings | null {
  if (value.BIFOCAL_SMTP_URL === undefined) return null;
  if (value.BIFOCAL_URL === undefined) throw new SettingsError('BIFOCAL_SMTP_URL needs BIFOCAL_URL: links in mails lead there.');
  const from = readSender(value.BIFOCAL_MAIL_FROM ?? '');
  if (!from) throw new SettingsError('BIFOCAL_MAIL_FROM must be an address, such as Bifocal <bifocal@example.com>');
  return { url: value.BIFOCAL_SMTP_URL, from };
}
