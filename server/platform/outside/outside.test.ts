// Against real servers in this process, by names that only this process knows.
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { certificate } from '../../../test/support/mail-server.ts';
import { isNumeric, type OutsideOptions, openOutside } from './outside.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Place = { host?: string; port?: number; isSecure?: boolean };

async function serve(listener: RequestListener, { host = '127.0.0.1', port = 0, isSecure = false }: Place = {}): Promise<number> {
  const server = isSecure ? createSecureServer({ key: certificate, cert: certificate }, listener) : createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return (server.address() as AddressInfo).port;
}

const call = (url: string, options: OutsideOptions = {}) => openOutside(options).post({ url, headers: {}, body: '{}' });

/** Answers with one address after the other, and counts how often it was asked. */
function namesBecome(...addresses: string[]) {
  const asked: string[] = [];
  const resolve: NonNullable<OutsideOptions['resolve']> = (hostname, options, callback) => {
    const address = addresses[Math.min(asked.length, addresses.length - 1)] ?? '';
    asked.push(hostname);
    const family = address.includes(':') ? 6 : 4;
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
  return { asked, resolve };
}

describe('an address inside the own network', () => {
  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://localhost/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://[fc00::1]/',
    'https://0.0.0.0/',
    'https://[::]/',
    'https://10.0.0.1/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://224.0.0.1/',
  ])('%s is not called', async (url) => {
    expect(await call(url)).toMatchObject({ status: null, trouble: 'address_not_allowed' });
  });

  test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1'])(
    'a name that is %s is not called',
    async (address) => {
      const { resolve } = namesBecome(address);
      expect(await call('https://hooks.example.com/', { resolve })).toMatchObject({ status: null, trouble: 'address_not_allowed' });
    },
  );

  test('is not reached by a name that changes between the look and the call: the call goes to the address that was looked at', async () => {
    const heard: string[] = [];
    const note = (place: string): RequestListener => {
      return (_request, answer) => {
        heard.push(place);
        answer.end();
      };
    };
    const port = await serve(note('private'), { isSecure: true });
    await serve(note('allowed'), { isSecure: true, host: '127.0.0.2', port });
    const names = namesBecome('127.0.0.2', '127.0.0.1');
    // One address of this machine stands for the public ones; the guard is shut for all others.
    const guarded = openOutside({ resolve: names.resolve, alsoAllowed: ['127.0.0.2'], ca: certificate });
    const post = () => guarded.post({ url: `https://localhost:${port}/`, headers: {}, body: '' });
    expect(await post()).toMatchObject({ status: 200 });
    expect([names.asked, heard]).toEqual([['localhost'], ['allowed']]);
    expect(await post()).toMatchObject({ status: null, trouble: 'address_not_allowed' });
    expect(heard).toEqual(['allowed']);
  });

  test('is not reached by a redirect either: none is followed', async () => {
    const heard: (string | undefined)[] = [];
    const port = await serve((request, answer) => {
      heard.push(request.url);
      answer.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end('over there');
    });
    expect(await call(`http://127.0.0.1:${port}/out`, { isOpen: true })).toMatchObject({
      status: 302,
      trouble: null,
      excerpt: 'over there',
    });
    expect(heard).toEqual(['/out']);
  });

  test('can be told from a name, however it is written', () => {
    for (const url of ['https://2130706433', 'https://0177.0.0.1', 'https://[::1]', 'https://8.8.8.8'])
      expect(isNumeric(new URL(url)), url).toBe(true);
    expect(isNumeric(new URL('https://hooks.example.com'))).toBe(false);
  });
});

describe('a host', () => {
  test('without https is not called', async () => {
    const { resolve, asked } = namesBecome('93.184.216.34');
    expect(await call('http://hooks.example.com/', { resolve })).toMatchObject({ trouble: 'address_not_allowed' });
    expect(await call('ftp://hooks.example.com/', { resolve, isOpen: true })).toMatchObject({ trouble: 'address_not_allowed' });
    expect(asked).toEqual([]);
  });

  test('that answers without end is cut off after the first bytes, and its status counts', async () => {
    let sent = 0;
    const port = await serve((_request, answer) => {
      answer.writeHead(200);
      const part = 'x'.repeat(16_384);
      const more = () => {
        while (!answer.destroyed && answer.write(part)) sent += part.length;
      };
      answer.on('drain', more);
      more();
    });
    const called = await call(`http://127.0.0.1:${port}/`, { isOpen: true });
    expect(called).toMatchObject({ status: 200, trouble: null });
    expect(called.excerpt).toHaveLength(2_000);
    expect(sent).toBeLessThan(50_000_000);
  });

  test('that never answers is let go; one that dawdles after its status has said what counts', async () => {
    const port = await serve((request, answer) => {
      if (request.url === '/dawdles') answer.writeHead(202).write('a');
    });
    const options = { isOpen: true, wholeMs: 200 };
    expect(await call(`http://127.0.0.1:${port}/silent`, options)).toMatchObject({ status: null, trouble: 'took_too_long' });
    expect(await call(`http://127.0.0.1:${port}/dawdles`, options)).toMatchObject({ status: 202, excerpt: 'a' });
  });

  test('whose certificate nobody vouches for is told nothing', async () => {
    const heard: string[] = [];
    const port = await serve((request) => void heard.push(request.method ?? ''), { isSecure: true });
    expect(await call(`https://localhost:${port}/`, { isOpen: true })).toMatchObject({ status: null, trouble: 'certificate_not_valid' });
    expect(heard).toEqual([]);
  });

  test('that is not there, or breaks off, is told in one word', async () => {
    const port = await serve((request) => void request.socket.destroy());
    expect(await call(`http://127.0.0.1:${port}/`, { isOpen: true })).toMatchObject({ trouble: 'connection_broken' });
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await call(`http://127.0.0.1:${port}/`, { isOpen: true })).toMatchObject({ trouble: 'connection_refused' });
    const resolve: NonNullable<OutsideOptions['resolve']> = (_name, _options, callback) =>
      callback(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }), []);
    expect(await call('https://nowhere.example.com/', { resolve })).toMatchObject({ trouble: 'host_not_found' });
  });

  test('says how long it wants to be left alone, and nothing that cannot be kept', async () => {
    const port = await serve((_request, answer) => answer.writeHead(429, { 'retry-after': '90' }).end('a\u0000b'));
    expect(await call(`http://127.0.0.1:${port}/`, { isOpen: true })).toMatchObject({ status: 429, retryAfterS: 90, excerpt: 'a\ufffdb' });
  });
});
