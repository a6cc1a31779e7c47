// A new password by a mailed link, against a real SMTP server.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificate, type MailServer, openMailServer } from '../../../test/support/mail-server.ts';
import { openRealWorld, password, type RealWorld, type Visitor } from '../../../test/support/real-world.ts';
import { openWorld, type World } from '../../../test/support/world.ts';
import { openMailer } from '../mail/mailer.ts';

let world: World;
let real: RealWorld;
let server: MailServer;
let ada: Visitor;
const publicUrl = 'https://bifocal.example.com';
beforeAll(async () => {
  world = await openWorld();
  real = await openRealWorld(world);
  server = await openMailServer();
  world.ports.mail = openMailer(
    { url: `smtp://127.0.0.1:${server.port}`, from: { name: 'Bifocal', address: 'bifocal@example.com' } },
    publicUrl,
    { ca: certificate },
  );
  ada = await real.found('Ledger');
});
afterAll(async () => {
  await server.close();
  await real.close();
});

let asked = 0;
const post = (path: string, payload: object, remoteAddress = `10.9.0.${++asked}`) =>
  real.app.inject({ method: 'POST', url: `/api/v1/password-resets${path}`, payload, remoteAddress });
const linked = () => /https:\/\/bifocal\.example\.com\/reset-password\/([\w-]{43})\n/.exec(server.received.at(-1)?.body ?? '')?.[1] ?? '';
const minutesLater = (minutes: number) => {
  world.now.value = new Date(world.now.value.getTime() + minutes * 60_000);
};

test('the mailed link sets a password once, and ends every session', async () => {
  expect((await post('', { email: ada.email.toUpperCase() })).statusCode).toBe(204);
  await world.runJobs();
  expect(server.received).toMatchObject([{ to: [ada.email] }]);
  const newPassword = 'quite another password';
  expect((await post(`/${linked()}`, { newPassword: 'short' })).statusCode).toBe(422);
  expect((await post(`/${linked()}`, { newPassword })).statusCode).toBe(204);
  expect((await post(`/${linked()}`, { newPassword: 'a third password' })).json()).toMatchObject({ code: 'password_reset_not_found' });
  const session = await real.app.inject({ url: '/api/v1/session', headers: { cookie: ada.cookie } });
  expect(session.statusCode).toBe(401);
  await expect(real.signIn(ada.email, password)).rejects.toThrow();
  expect(await real.signIn(ada.email, newPassword)).toContain('session_token');
});

test('nobody learns whether an address has an account', async () => {
  const before = server.received.length;
  const known = await post('', { email: ada.email });
  const unknown = await post('', { email: 'nobody@example.com' });
  expect([known.statusCode, known.body]).toEqual([unknown.statusCode, unknown.body]);
  await world.runJobs();
  expect(server.received).toHaveLength(before + 1);
});

test('a link that is old, forged, or one of several when another was used, does nothing', async () => {
  minutesLater(30);
  await post('', { email: ada.email });
  await world.runJobs();
  const first = linked();
  await post('', { email: ada.email });
  await world.runJobs();
  expect((await post(`/${linked()}`, { newPassword: 'yet another password' })).statusCode).toBe(204);
  expect((await post(`/${first}`, { newPassword: 'yet another password' })).statusCode).toBe(404);
  minutesLater(30);
  await post('', { email: ada.email });
  await world.runJobs();
  minutesLater(61);
  expect((await post(`/${linked()}`, { newPassword: 'yet another password' })).statusCode).toBe(404);
  expect((await post(`/${'x'.repeat(43)}`, { newPassword: 'yet another password' })).statusCode).toBe(404);
});

test('is asked for slowly: neither one mailbox nor one address can be used without end', async () => {
  minutesLater(30);
  const email = 'often@example.com';
  const statuses = [];
  for (let at = 0; at < 4; at++) statuses.push((await post('', { email })).statusCode);
  expect(statuses).toEqual([204, 204, 204, 429]);
  const fromOne = [];
  for (let at = 0; at < 11; at++) fromOne.push((await post('', { email: `other${at}@example.com` }, '10.8.0.1')).statusCode);
  expect(fromOne.at(-1)).toBe(429);
});

test('an address with a line end is refused; without a mail server the answer says what to do', async () => {
  expect((await post('', { email: 'ada@example.com\nBcc: all@example.com' })).statusCode).toBe(422);
  world.ports.mail = null;
  expect((await post('', { email: ada.email })).json()).toMatchObject({ code: 'mail_not_set_up' });
  expect((await real.app.inject({ url: '/api/v1/setup' })).json()).toEqual({ needsFirstMember: false, sendsMail: false });
});
