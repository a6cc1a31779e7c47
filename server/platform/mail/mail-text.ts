// The words of mails. Plain text first; the other form says the same.
import type { NotificationKind } from '../../../contract/platform/notification.ts';
import type { Role } from '../../../contract/platform/permission.ts';
import type { Mail } from './mail.ts';

type Words = Pick<Mail, 'subject' | 'text' | 'html'>;

type Part = { kind: 'words'; text: string } | { kind: 'quote'; text: string } | { kind: 'link'; text: string; url: string };

const words = (text: string): Part => ({ kind: 'words', text });

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);

const asText = (part: Part): string =>
  part.kind === 'quote' ? `    ${part.text}` : part.kind === 'link' ? `${part.text}: ${part.url}` : part.text;

function asHtml(part: Part): string {
  switch (part.kind) {
    case 'words':
      return `<p>${escaped(part.text)}</p>`;
    case 'quote':
      return `<blockquote style="margin:0 0 1em;padding:0 0 0 12px;border-left:3px solid #ccc">${escaped(part.text)}</blockquote>`;
    case 'link':
      return `<p><a href="${escaped(part.url)}">${escaped(part.text)}</a></p>`;
  }
}

function written(subject: string, parts: readonly Part[], foot: readonly Part[]): Words {
  return {
    subject,
    text: `${parts.map(asText).join('\n\n')}\n\n--\n${foot.map(asText).join('\n')}\n`,
    html: `<!doctype html><html lang="en"><body style="font:15px/1.5 system-ui,sans-serif;max-width:560px">${parts.map(asHtml).join('')}<hr style="border:0;border-top:1px solid #ddd"><div style="font-size:13px;color:#555">${foot.map(asHtml).join('')}</div></body></html>`,
  };
}

export type ToldOf = { kind: NotificationKind; actorName: string; title: string; excerpt: string | null; url: string };

function inOneLine({ kind, actorName, title }: ToldOf): string {
  switch (kind) {
    case 'mention':
      return `${actorName} mentioned you: ${title}`;
    case 'comment':
      return `${actorName} commented on ${title}`;
    case 'invitation_accepted':
      return `${title} accepted an invitation`;
    case 'import_done':
      return `The import of ${title} is done`;
    case 'import_failed':
      return `The import of ${title} broke off`;
    case 'webhook_off':
      return `The webhook ${title} failed for days and was switched off`;
    case 'alert_crossed':
      return `The alert ${title} was crossed`;
  }
}

const footOf = (why: string, settingsUrl: string): Part[] => [words(why), { kind: 'link', text: 'Change it', url: settingsUrl }];

export const notificationWords = (to: { name: string; workspaceName: string; settingsUrl: string }, news: ToldOf): Words =>
  written(
    inOneLine(news),
    [
      words(`Hello ${to.name},`),
      words(`${inOneLine(news)} (${to.workspaceName})`),
      ...(news.excerpt ? [{ kind: 'quote', text: news.excerpt } as const] : []),
      { kind: 'link', text: 'Open it', url: news.url },
    ],
    footOf('You get a mail at once for each mention and each comment on a problem you steward.', to.settingsUrl),
  );

export const digestWords = (
  to: { name: string; workspaceName: string; settingsUrl: string },
  digest: { news: readonly ToldOf[]; unread: number; allUrl: string },
): Words =>
  written(
    digest.unread === 1 ? `One thing is unread in ${to.workspaceName}` : `${digest.unread} things are unread in ${to.workspaceName}`,
    [
      words(`Hello ${to.name},`),
      words('Since yesterday, and not read yet:'),
      ...digest.news.flatMap((news): Part[] => [
        { kind: 'link', text: inOneLine(news), url: news.url },
        ...(news.excerpt ? [{ kind: 'quote', text: news.excerpt } as const] : []),
      ]),
      { kind: 'link', text: 'All of it', url: digest.allUrl },
    ],
    footOf('You get this mail once a day, when something is unread.', to.settingsUrl),
  );

const roleWords: Record<Role, string> = {
  admin: 'an admin',
  product_manager: 'a product manager',
  contributor: 'a contributor',
  viewer: 'a viewer',
};

export const invitationWords = (invitation: {
  workspaceName: string;
  inviterName: string;
  role: Role;
  url: string;
  expiresAt: Date;
}): Words => {
  const { workspaceName, inviterName, role, url, expiresAt } = invitation;
  const until = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(expiresAt);
  return written(
    `${inviterName} invites you to ${workspaceName}`,
    [
      words('Hello,'),
      words(`${inviterName} invites you to join ${workspaceName} on Bifocal as ${roleWords[role]}.`),
      { kind: 'link', text: 'Join', url },
      words(`The link works once, until ${until}. It is for you: whoever has it can join in your place.`),
    ],
    [words('If you do not know what this is about, leave this mail alone: nothing happens.')],
  );
};

export const passwordResetWords = ({ name, url }: { name: string; url: string }): Words =>
  written(
    'A new password for Bifocal',
    [
      words(`Hello ${name},`),
      words('Somebody, probably you, asked for a new password.'),
      { kind: 'link', text: 'Set a new password', url },
      words('The link works once, for an hour. It ends every session.'),
    ],
    [words('If it was not you, leave this mail alone: your password stays as it is.')],
  );
