import { type Logger, pino } from 'pino';

/** Structured log. Only ids, names of verbs, codes and times go in: never a name, an email address, a text or a token. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;

export function createLog(options: { level: string; toStderr?: boolean }): Logger {
  const settings = {
    level: options.level,
    redact: { paths: ['req.headers', 'headers', 'email', 'password', 'token', 'body', '*.email', '*.password', '*.token'], remove: true },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return pino(settings, pino.destination({ fd: options.toStderr ? 2 : 1, sync: true }));
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined } as Log;
