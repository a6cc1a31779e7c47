// The one file that knows nodemailer: hands one mail to one SMTP server.
import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { assertAddress, headerText, type Mail, UnsendableMail } from './mail.ts';

export type MailSettings = {
  /** `smtps://user:password@host:465`, or `smtp://` where the server offers STARTTLS or stands on this machine. */
  url: string;
  from: { name: string; address: string };
};

export type Mailer = {
  /** The address of the application, without a slash at its end: where links lead. */
  publicUrl: string;
  /**
   * Hands a mail over.
   *
   * Errors  UnsendableMail: this mail will never be taken. MailServerTrouble: worth another try.
   */
  send: (mail: Mail) => Promise<void>;
  /** Connects and signs in, without a mail. Errors  MailServerTrouble. */
  check: () => Promise<void>;
};

/** The mail server did not take what it will perhaps take later. The message holds codes only: what servers answer names people. */
export class MailServerTrouble extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the mail server did not take it: ${code}`);
    this.name = 'MailServerTrouble';
    this.code = code;
  }
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 10_000 };
/** Units: milliseconds. A server that answers a byte at a time is let go. */
const wholeMs = 60_000;

export function openMailer(
  { url, from }: MailSettings,
  publicUrl: string,
  options: { /** Who vouches for the server, where the system does not know them. */ ca?: string; wholeMs?: number } = {},
): Mailer {
  const transport = () =>
    createTransport({ ...connectionOf(new URL(url)), ...timeouts, ...(options.ca ? { tls: { ca: options.ca } } : {}) });

  async function within<T>(work: (transport: ReturnType<typeof createTransport>) => Promise<T>): Promise<T> {
    const opened = transport();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, refuse) => {
      timer = setTimeout(() => refuse(new MailServerTrouble('took_too_long')), options.wholeMs ?? wholeMs);
    });
    try {
      return await Promise.race([work(opened), tooLong]);
    } catch (error) {
      throw troubleOf(error);
    } finally {
      clearTimeout(timer);
      opened.close();
    }
  }

  return {
    publicUrl,
    async send(mail) {
      const address = assertAddress(mail.to.address);
      await within((opened) =>
        opened.sendMail({
          from: { name: from.name, address: from.address },
          to: { name: headerText(mail.to.name, 100), address },
          subject: headerText(mail.subject),
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.messageId}@${new URL(publicUrl).hostname}>`,
          // Answers of absence are not wanted.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          ...(mail.unsubscribeUrl ? { list: { unsubscribe: { url: mail.unsubscribeUrl, comment: 'Mail settings' } } } : {}),
          disableFileAccess: true,
          disableUrlAccess: true,
        }),
      );
    },
    async check() {
      await within((opened) => opened.verify());
    },
  };
}

const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** A password goes over an open line to nobody but this machine. */
function connectionOf({ protocol, hostname, port, username, password }: URL): SMTPTransport.Options {
  const secure = protocol === 'smtps:';
  const user = decodeURIComponent(username);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && user !== '' && !isLocal(hostname),
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(password) } }),
  };
}

function troubleOf(error: unknown): Error {
  if (error instanceof UnsendableMail || error instanceof MailServerTrouble) return error;
  const { code = 'unknown', responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  const isAboutThisMail = responseCode !== undefined && responseCode >= 550 && responseCode < 560 && command !== 'CONN' && code !== 'EAUTH';
  if (isAboutThisMail) return new UnsendableMail(`refused_${responseCode}`);
  // Of the rest of the message nothing is told: it may name people.
  const cause = /\bE[A-Z]{4,}\b|\bself-signed certificate\b/.exec(error instanceof Error ? error.message : '')?.[0];
  return new MailServerTrouble([code, responseCode, cause].filter((part) => part !== undefined).join(' '));
}
