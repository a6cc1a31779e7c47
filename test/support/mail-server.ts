// A real SMTP server in this process, and what it was given.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Key and certificate of `localhost`, made for tests: nobody else trusts it. */
export const certificate = readFileSync(path.resolve(import.meta.dirname, '../fixtures/localhost.pem'), 'utf8');

export type ReceivedMail = {
  to: string[];
  /** Header lines, unfolded. */
  headers: string[];
  /** Both forms, decoded. */
  body: string;
};

export type MailServer = {
  port: number;
  received: ReceivedMail[];
  /** Answers mails with this code instead of taking them; null takes them. */
  refuseWith: number | null;
  close: () => Promise<void>;
};

const unfold = (head: string): string[] => head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');

const decode = (text: string): string =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

function read(raw: string, to: string[]): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n');
  return { to, headers: unfold(raw.slice(0, end)), body: decode(raw.slice(end + 4)).replaceAll('\r\n', '\n') };
}

export async function openMailServer(options: SMTPServerOptions = { authOptional: true }): Promise<MailServer> {
  const state: Pick<MailServer, 'received' | 'refuseWith'> = { received: [], refuseWith: null };
  const server = new SMTPServer({
    key: certificate,
    cert: certificate,
    logger: false,
    ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { refuseWith } = state;
        if (refuseWith !== null) return done(Object.assign(new Error('not for ada@example.com'), { responseCode: refuseWith }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        state.received.push(read(Buffer.concat(chunks).toString('latin1'), to));
        done();
      });
    },
  });
  // What a client breaks off is the client's affair.
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return Object.assign(state, { port: address.port, close: () => new Promise<void>((closed) => server.close(() => closed())) });
}
