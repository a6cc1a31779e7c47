// The one file that calls hosts which somebody else named. Nothing of ours stands behind the address it connects to.
import type { LookupAddress, LookupOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';

/** Why there was no answer. */
export type CallTrouble =
  | 'address_not_allowed'
  | 'host_not_found'
  | 'certificate_not_valid'
  | 'took_too_long'
  | 'connection_refused'
  | 'connection_broken';

export type Call = { url: string; headers: Readonly<Record<string, string>>; body: string };

/**
 * What came back.
 *
 * Shape   status: null when no answer came; then `trouble` says why. excerpt: the beginning of the answer, as text.
 *         retryAfterS: how long the host asks to be left alone.
 * Units   durationMs: milliseconds.
 */
export type Called = {
  status: number | null;
  trouble: CallTrouble | null;
  excerpt: string;
  retryAfterS: number | null;
  durationMs: number;
};

export type Outside = {
  /** Whether addresses inside the own network, and http, may be called: in development, or where the operator said so. */
  isOpen: boolean;
  /**
   * Posts to an address. It never throws for what the other side does, follows no redirect, and lets go after some seconds, however the
   * other side dawdles, and after the first bytes of an answer, however long it is.
   */
  post: (call: Call) => Promise<Called>;
};

type Resolve = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

export type OutsideOptions = {
  isOpen?: boolean;
  /** Units: milliseconds, for the whole of a call. */
  wholeMs?: number;
  /** Who says which address a name has, where it is not the system. */
  resolve?: Resolve;
  /** Addresses that are called although they are private. */
  alsoAllowed?: string[];
  /** Who vouches for hosts, where the system does not know them. */
  ca?: string;
};

const defaultWholeMs = 15_000;
/** Bytes of an answer that are read before the line is cut. */
const answerBytesMax = 65_536;
const excerptLength = 2_000;
const retryAfterMaxS = 86_400;

// Both hold an address of version 4 in one of version 6, which the guard's table takes for public ones; the third was private once.
const alsoDenied = ['::/96', '64:ff9b:1::/48', 'fec0::/10'];

export function openOutside(options: OutsideOptions = {}): Outside {
  const { isOpen = false, wholeMs = defaultWholeMs, resolve, alsoAllowed = [], ca } = options;
  const guard = {
    allowPrivateIPAddress: isOpen,
    allowMetaIPAddress: isOpen,
    allowIPAddressList: alsoAllowed,
    denyIPAddressList: isOpen ? [] : alsoDenied,
    keepAlive: false,
  };
  return {
    isOpen,
    async post({ url, headers, body }) {
      const startedMs = performance.now();
      const durationMs = () => Math.round(performance.now() - startedMs);
      const nothing = { status: null, excerpt: '', retryAfterS: null };
      const target = URL.parse(url);
      const isPlain = target?.protocol === 'http:';
      if (!target || (!isPlain && target.protocol !== 'https:') || (isPlain && !isOpen))
        return { ...nothing, trouble: 'address_not_allowed', durationMs: durationMs() };
      const agent = isPlain ? new RequestFilteringHttpAgent(guard) : new RequestFilteringHttpsAgent({ ...guard, ...(ca ? { ca } : {}) });
      const sent = Buffer.from(body);
      try {
        return { ...(await exchange()), durationMs: durationMs() };
      } catch (error) {
        return { ...nothing, trouble: troubleOf(error), durationMs: durationMs() };
      } finally {
        agent.destroy();
      }

      function exchange(): Promise<Omit<Called, 'durationMs'>> {
        const answered = Promise.withResolvers<Omit<Called, 'durationMs'>>();
        const request = (isPlain ? http : https).request(target as URL, {
          method: 'POST',
          agent,
          // The guard looks at what this answers, and the socket connects to just that: the name is not asked for again.
          ...(resolve ? { lookup: resolve as LookupFunction } : {}),
          headers: { ...headers, 'content-length': sent.length, connection: 'close' },
        });
        let end: (() => void) | undefined;
        const timer = setTimeout(() => (end ? end() : answered.reject(new TookTooLong())), wholeMs);
        request.on('error', (error) => (end ? end() : answered.reject(error)));
        request.on('response', (response) => {
          const parts: Buffer[] = [];
          let bytes = 0;
          end = () =>
            answered.resolve({
              status: response.statusCode ?? null,
              trouble: null,
              excerpt: asText(Buffer.concat(parts)),
              retryAfterS: secondsOf(response.headers['retry-after']),
            });
          response.on('data', (part: Buffer) => {
            if (bytes < answerBytesMax) parts.push(part.subarray(0, answerBytesMax - bytes));
            bytes += part.length;
            if (bytes >= answerBytesMax) end?.();
          });
          response.on('end', end);
          response.on('error', end);
        });
        request.end(sent);
        return answered.promise.finally(() => {
          clearTimeout(timer);
          request.destroy();
        });
      }
    },
  };
}

class TookTooLong extends Error {}

/** Answers are kept and shown: without what a database cannot hold. */
const asText = (bytes: Buffer): string => bytes.toString('utf8').replaceAll('\u0000', '\ufffd').slice(0, excerptLength).toWellFormed();

/** Seconds only: a date would have to be held against the other side's clock. */
function secondsOf(header: string | undefined): number | null {
  if (header === undefined || !/^\d{1,9}$/.test(header)) return null;
  return Math.min(Number(header), retryAfterMaxS);
}

function troubleOf(error: unknown): CallTrouble {
  if (error instanceof TookTooLong) return 'took_too_long';
  const { code = '', message = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (/^DNS lookup .* is not allowed/.test(message)) return 'address_not_allowed';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'host_not_found';
  if (code === 'ECONNREFUSED') return 'connection_refused';
  if (code === 'ETIMEDOUT') return 'took_too_long';
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY|EPROTO|ERR_SSL/.test(code)) return 'certificate_not_valid';
  return 'connection_broken';
}

/** Whether an address names a number instead of a host. However it is written (decimal, octal), `URL` has made one form of it. */
export const isNumeric = (url: URL): boolean => isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
