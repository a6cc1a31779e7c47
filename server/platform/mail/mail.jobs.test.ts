// Against a real SMTP server in this process.
import { createServer } from 'node:net';
import { sql } from 'kysely';
import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { certificate, type MailServer, openMailServer } from '../../../test/support/mail-server.ts';
import { joinAs } from '../../../test/support/member.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { createInvitation, revokeInvitation } from '../auth/invitation.actions.ts';
import { findOpenInvitation } from '../auth/invitation.store.ts';
import { changeMyself } from '../auth/member.actions.ts';
import { fingerprint } from '../fingerprint.ts';
import { notify, readAllNotifications } from '../notifications/notification.actions.ts';
import { takeMail } from './mail.store.ts';
import type { Mail } from './mail.ts';
import { openMailer } from './mailer.ts';

const publicUrl = 'https://bifocal.example.com';
const from = { name: 'Bifocal', address: 'bifocal@example.com' };
const minute = 60_000;

let world: World;
let server: MailServer;
beforeAll(async () => {
  world = await openWorld();
  server = await openMailServer();
});
afterAll(async () => {
  await server.close();
  await world.close();
});
afterEach(() => {
  server.received.length = 0;
  server.refuseWith = null;
  world.now.value = new Date('2026-01-15T09:00:00Z');
});

const mailerTo = ({ port }: { port: number }) => openMailer({ url: `smtp://127.0.0.1:${port}`, from }, publicUrl, { ca: certificate });

async function setUp() {
  world.ports.mail = mailerTo(server);
  const workspace = await world.createWorkspace('Ledger & Sons');
  return { workspace, ada: await joinAs(world, workspace, 'Ada'), ben: await joinAs(world, workspace, 'Ben') };
}

let news = 0;

/** Ada tells Ben something, as the areas do; what it is about does not matter here. */
async function tell(people: Awaited<ReturnType<typeof setUp>>, title = 'Exports take a day'): Promise<void> {
  const { ada, ben } = people;
  const id = `prb_${String(++news).padStart(20, '0')}`;
  await world.inside(ada, (scope) =>
    notify(scope, [
      {
        kind: 'mention',
        memberIds: [ben.actor.id],
        subject: { kind: 'problem', id },
        productId: null,
        sourceId: `comment ${news}`,
        title,
        text: 'Please look, @[Ben](mem_00000000000000000000)',
      },
    ]),
  );
  // The comment itself would be the fact that wakes the upkeep.
  await wake(people.workspace);
}

async function wake(workspace: Workspace): Promise<void> {
  await sql`
    insert into outbox (workspace_id, event, subject_kind, subject_id, payload, created_at)
    values (${workspace.id}, 'comment.added', 'comment', 'x', '{}', ${world.now.value})`.execute(world.database.system);
  await world.settle();
}

const mailsOf = async ({ id }: Workspace) =>
  (
    await sql<{ id: string; kind: string; state: string; tries: number; reason: string | null }>`
      select id, kind, state, tries, reason from mails where workspace_id = ${id} order by id`.execute(world.database.system)
  ).rows;
const header = (name: string) => server.received[0]?.headers.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
const later = (minutes: number) => {
  world.now.value = new Date(world.now.value.getTime() + minutes * minute);
};
/** What the queue does by itself some minutes later. */
const byTheClock = async () => {
  await world.ports.sendJob('platform.mails');
  return world.runJobs();
};

describe('a notification by mail', () => {
  test('comes at once, says who, what and where, and how to stop it', async () => {
    const people = await setUp();
    await tell(people);
    await world.runJobs();
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    const [{ id = '' } = {}] = await mailsOf(people.workspace);
    expect(mail?.to).toEqual([people.ben.email]);
    expect(header('Subject')).toBe('Subject: Ada mentioned you: Exports take a day');
    expect(header('From')).toBe('From: Bifocal <bifocal@example.com>');
    expect(header('Message-ID')).toBe(`Message-ID: <${id}@bifocal.example.com>`);
    const settings = `${publicUrl}/w/${people.workspace.id}/settings/account#mail`;
    expect(header('List-Unsubscribe')).toContain(`<${settings}>`);
    expect(header('Auto-Submitted')).toBe('Auto-Submitted: auto-generated');
    expect(mail?.body).toContain('Hello Ben,\n\nAda mentioned you: Exports take a day (Ledger & Sons)\n\n    Please look, @Ben');
    expect(mail?.body).toMatch(/Open it: https:\/\/bifocal\.example\.com\/w\/wsp_\w+\/notifications\/ntf_\w+\n/);
    expect(mail?.body).toContain('Ledger &amp; Sons');
    expect(await mailsOf(people.workspace)).toMatchObject([{ state: 'sent', tries: 1 }]);
  });

  test('is not written where no mail server is set up, and not sent afterwards when one is', async () => {
    const people = await setUp();
    world.ports.mail = null;
    await tell(people);
    expect([await world.runJobs(), await mailsOf(people.workspace)]).toEqual([0, []]);
    world.ports.mail = mailerTo(server);
    later(61);
    await wake(people.workspace);
    expect([await world.runJobs(), server.received]).toEqual([0, []]);
  });

  test('does not come to who wants none, to who has read it meanwhile, nor to who cannot sign in', async () => {
    const people = await setUp();
    const { ben, workspace } = people;
    await world.do(ben, changeMyself, { mailChoice: 'off' });
    await tell(people);
    await world.do(ben, changeMyself, { mailChoice: 'at_once' });
    await tell(people);
    await world.do(ben, readAllNotifications, {});
    await world.runJobs();
    expect(await mailsOf(workspace)).toMatchObject([{ state: 'dropped', reason: 'read_already' }]);
    await sql`delete from auth_user where email = ${ben.email}`.execute(world.database.system);
    await tell(people);
    await world.runJobs();
    expect(server.received).toEqual([]);
  });

  test('that the server does not take now is tried again, and comes once', async () => {
    const people = await setUp();
    await tell(people);
    server.refuseWith = 451;
    await expect(world.runJobs()).rejects.toThrow(/^the mail server did not take it: E\w+ 451$/);
    expect(await mailsOf(people.workspace)).toMatchObject([{ state: 'waiting', tries: 1 }]);
    server.refuseWith = null;
    later(21);
    await byTheClock();
    await byTheClock();
    expect(server.received).toHaveLength(1);
    expect(await mailsOf(people.workspace)).toMatchObject([{ state: 'sent', tries: 2 }]);
  });

  test('that nobody takes for a day is given up', async () => {
    const people = await setUp();
    await tell(people);
    server.refuseWith = 451;
    await world.runJobs().catch(() => undefined);
    later(25 * 60);
    await byTheClock();
    expect(await mailsOf(people.workspace)).toMatchObject([{ state: 'failed' }]);
  });

  test('that the server refuses for good is not tried again', async () => {
    const people = await setUp();
    await tell(people);
    server.refuseWith = 550;
    await world.runJobs();
    expect(await mailsOf(people.workspace)).toMatchObject([{ state: 'failed', reason: 'refused_550', tries: 1 }]);
  });

  test('is never sent twice: not by a job that runs twice, and not after a server died with it in hand', async () => {
    const people = await setUp();
    await tell(people);
    const [{ id = '' } = {}] = await mailsOf(people.workspace);
    const again = () => world.ports.sendJob('platform.send_mail', { workspaceId: people.workspace.id, mailId: id });
    await again();
    await again();
    await world.runJobs();
    expect(server.received).toHaveLength(1);

    await tell(people);
    const [, { id: second = '' } = {}] = await mailsOf(people.workspace);
    await takeMail(world.database, people.workspace.id, second, world.now.value);
    await world.runJobs();
    later(6);
    await byTheClock();
    expect(server.received).toHaveLength(1);
    expect(await mailsOf(people.workspace)).toMatchObject([{ state: 'sent' }, { state: 'dropped', reason: 'unclear' }]);
  });

  test('holds no header that somebody wrote into a title', async () => {
    const people = await setUp();
    await tell(people, 'Exports\r\nBcc: all@example.com\r\n\r\nHello');
    await world.runJobs();
    expect(server.received).toMatchObject([{ to: [people.ben.email] }]);
    expect(header('Subject')).toBe('Subject: Ada mentioned you: Exports Bcc: all@example.com Hello');
    expect(header('Bcc')).toBeUndefined();
  });
});

describe('the digest', () => {
  const days = async (people: Awaited<ReturnType<typeof setUp>>) => {
    await world.do(people.ben, changeMyself, { mailChoice: 'daily', timeZone: 'Asia/Tokyo' });
    world.now.value = new Date('2026-01-15T20:00:00Z');
    await tell(people, 'First');
    await tell(people, 'Second');
  };

  test('comes once, from eight in the morning on where the member lives, with all that is unread', async () => {
    const people = await setUp();
    await days(people);
    world.now.value = new Date('2026-01-15T22:45:00Z');
    await byTheClock();
    expect(server.received).toEqual([]);
    world.now.value = new Date('2026-01-15T23:00:00Z');
    await byTheClock();
    await byTheClock();
    expect(server.received).toHaveLength(1);
    expect(header('Subject')).toBe('Subject: 2 things are unread in Ledger & Sons');
    expect(server.received[0]?.body).toMatch(/Ada mentioned you: Second: https:[^\n]+\n[\s\S]*Ada mentioned you: First: https:/);
    later(60);
    await byTheClock();
    later(24 * 60);
    await byTheClock();
    expect(server.received).toHaveLength(1);
  });

  test('does not come when everything was read', async () => {
    const people = await setUp();
    await days(people);
    await world.do(people.ben, readAllNotifications, {});
    world.now.value = new Date('2026-01-15T23:00:00Z');
    await byTheClock();
    expect([server.received, await mailsOf(people.workspace)]).toEqual([[], []]);
  });
});

describe('an invitation by mail', () => {
  const invite = async (people: Awaited<ReturnType<typeof setUp>>, sendMail = true) => {
    const made = await world.do(people.ada, createInvitation, { email: 'cy@example.com', role: 'contributor', sendMail });
    await world.settle();
    return made;
  };
  const linked = () =>
    /\/invitations\/([\w-]{43})\n/.exec(server.received.findLast(({ to }) => to[0] === 'cy@example.com')?.body ?? '')?.[1] ?? '';
  const opens = async (token: string) => (await findOpenInvitation(world.database, fingerprint(token), world.now.value))?.id;

  test('brings a link of its own; the one that was copied works too', async () => {
    const people = await setUp();
    const made = await invite(people);
    await world.runJobs();
    expect(server.received).toMatchObject([{ to: ['cy@example.com'] }]);
    expect(header('Subject')).toBe('Subject: Ada invites you to Ledger & Sons');
    expect([await opens(linked()), await opens(made.token)]).toEqual([made.id, made.id]);
    expect(linked()).not.toBe(made.token);
    const stored = await sql`select row_to_json(i)::text || coalesce((select string_agg(row_to_json(m)::text, ' ') from mails m), '') as all
      from invitations i where id = ${made.id}`.execute(world.database.system);
    expect(JSON.stringify(stored.rows)).not.toContain(linked());
  });

  test('does not go out when the admin sends the link by hand, or has revoked it meanwhile', async () => {
    const people = await setUp();
    await invite(people, false);
    const made = await invite(people);
    await world.do(people.ada, revokeInvitation, { invitationId: made.id });
    await world.runJobs();
    expect(server.received).toEqual([]);
  });

  test('comes again after a server died with it in hand: its person waits for it', async () => {
    const people = await setUp();
    const made = await invite(people);
    const [{ id = '' } = {}] = await mailsOf(people.workspace);
    await takeMail(world.database, people.workspace.id, id, world.now.value);
    later(6);
    await byTheClock();
    expect(await opens(linked())).toBe(made.id);
  });

  test.each(['cy@example.com\nBcc: all@example.com', 'cy@example.com\r\n', 'cy@example.com,all@example.com'])(
    'to %j is refused',
    async (email) => {
      const { ada, workspace } = await setUp();
      const answer = await world.app.inject({
        method: 'POST',
        url: `/api/v1/workspaces/${workspace.id}/invitations`,
        headers: asCaller(ada),
        payload: { email, role: 'viewer' },
      });
      expect({ status: answer.statusCode, path: answer.json().issues[0].path }).toEqual({ status: 422, path: 'email' });
    },
  );
});

describe('the mail server', () => {
  const mail: Mail = {
    to: { name: 'Ada\r\nBcc: all@example.com', address: 'ada@example.com' },
    subject: 'x',
    text: 'x',
    html: 'x',
    messageId: 'mai_1',
  };
  const withPassword: SMTPServerOptions = {
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'bifocal' && password === 'p@ss word' ? done(null, { user: 'bifocal' }) : done(new Error('no')),
  };
  const open = async (
    options: Parameters<typeof openMailServer>[0],
    url: (port: number) => string,
    ca: string | undefined = certificate,
  ) => {
    const secured = await openMailServer(options);
    const mailer = openMailer({ url: url(secured.port), from }, publicUrl, ca === '' ? {} : { ca });
    return { secured, mailer };
  };

  test.each([
    ['TLS from the beginning', { ...withPassword, secure: true }, (port: number) => `smtps://bifocal:p%40ss%20word@localhost:${port}`],
    ['STARTTLS', withPassword, (port: number) => `smtp://bifocal:p%40ss%20word@localhost:${port}`],
  ])('is signed in to over %s', async (_, options, url) => {
    const { secured, mailer } = await open(options, url);
    await mailer.check();
    await mailer.send(mail);
    expect(secured.received).toMatchObject([{ to: ['ada@example.com'] }]);
    expect(secured.received[0]?.headers.filter((line) => line.startsWith('Bcc'))).toEqual([]);
    await secured.close();
  });

  test.each([
    ['a wrong password', (port: number) => `smtps://bifocal:wrong@localhost:${port}`, certificate, 'EAUTH 535'],
    ['a certificate that nobody vouches for', (port: number) => `smtps://bifocal:p%40ss%20word@localhost:${port}`, '', 'E'],
  ])('that is met with %s is told by a code only', async (_, url, ca, code) => {
    const { secured, mailer } = await open({ ...withPassword, secure: true }, url, ca);
    await expect(mailer.check()).rejects.toThrow(`the mail server did not take it: ${code}`);
    await expect(mailer.send(mail)).rejects.toThrow(`the mail server did not take it: ${code}`);
    expect(secured.received).toEqual([]);
    await secured.close();
  });

  test('is given no password over an open line, unless it stands on this machine', async () => {
    // A name that is this machine's, but does not look like it.
    const { secured, mailer } = await open(
      { ...withPassword, hideSTARTTLS: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
      (port) => `smtp://bifocal:p%40ss%20word@127.0.0.2:${port}`,
    );
    await expect(mailer.check()).rejects.toThrow('the mail server did not take it');
    await secured.close();
  });

  test('that is not there, or never says a word, is not waited for', async () => {
    await expect(openMailer({ url: 'smtp://127.0.0.1:1', from }, publicUrl).check()).rejects.toThrow('ECONNREFUSED');
    const silent = createServer();
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
    const { port } = silent.address() as { port: number };
    await expect(openMailer({ url: `smtp://127.0.0.1:${port}`, from }, publicUrl, { wholeMs: 30 }).send(mail)).rejects.toThrow(
      'took_too_long',
    );
    silent.close();
  });

  test('never learns of an address that is two', async () => {
    const sent = mailerTo(server).send({ ...mail, to: { name: '', address: 'ada@example.com\r\nRCPT TO:<all@example.com>' } });
    await expect(sent).rejects.toThrow('address_not_valid');
    expect(server.received).toEqual([]);
  });
});
