import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DownloadFault, type DownloadSettings, download } from '../../../src/cli/download.ts';
import { type Answer, HERE, serving } from './server.ts';

const to =
  (location: string): Answer =>
  response =>
    response.writeHead(302, { location }).end();

let server: Awaited<ReturnType<typeof serving>>;
beforeAll(async () => {
  server = await serving({
    '/file': response => response.end('twelve bytes'),
    '/a': to('/b'),
    '/b': to('/c'),
    '/c': to('/file'),
    '/four': to('/a'),
    '/loop': to('/loop'),
    '/http': to('http://catalog.test/file'),
    '/credentials': to('https://me:secret@catalog.test/file'),
    '/metadata': to('https://169.254.169.254/latest/meta-data/'),
    '/nowhere': to('https://'),
    // says so, and sends nothing of it
    '/said-large': response => response.writeHead(200, { 'content-length': '1000' }).flushHeaders(),
    '/large': response => {
      response.write('x'.repeat(600));
      response.end('x'.repeat(600));
    },
    '/truncated': response => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('only this', () => response.destroy());
    },
    '/silent': () => undefined,
    '/drip': response => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    },
    '/refused': response => response.writeHead(403).end(),
  });
});
afterAll(() => server.close());

const get = (path: string, settings: DownloadSettings = {}): Promise<Buffer> =>
  download(`https://catalog.test:${server.port}${path}`, { ...HERE, ...settings });

/** Kind and message of what it ends with. */
async function fault(getting: Promise<unknown>): Promise<string> {
  const thrown = await getting.then(
    () => 'nothing was thrown',
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(DownloadFault);
  const { kind, message } = thrown as DownloadFault;
  return `${kind}: ${message}`;
}

describe('a download', () => {
  test('gives the bytes and says how many have come', async () => {
    const told: (number | undefined)[] = [];
    const bytes = await get('/file', { progress: (come, total) => told.push(come, total) });
    expect(bytes.toString()).toBe('twelve bytes');
    expect(told.at(-2)).toBe(12);
  });
  test('follows up to three redirects, and no fourth', async () => {
    expect((await get('/a')).toString()).toBe('twelve bytes');
    expect(await fault(get('/four'))).toBe('failed: more than 3 redirects');
  });
  test('ends in a loop of redirects after three of them', async () => {
    const before = server.asked.length;
    expect(await fault(get('/loop'))).toBe('failed: more than 3 redirects');
    // the first request and three redirects
    expect(server.asked.length - before).toBe(4);
  });
});

describe('where it must not lead', () => {
  test.each([
    ['/http', 'refused: it redirects to an address that begins with `http:`, and only https is used'],
    ['/credentials', 'refused: it redirects to an address that has a user name or password in it'],
    ['/nowhere', 'refused: a redirect to what is no address'],
  ])('a redirect of %s is refused', async (path, message) => {
    expect(await fault(get(path))).toBe(message);
  });
  test('a redirect to the address where clouds hand out credentials is refused', async () => {
    const allowed = (address: string): boolean => address === '127.0.0.1';
    expect(await fault(get('/metadata', { allowed }))).toBe(
      'refused: `169.254.169.254` is at 169.254.169.254, which is not an address of the public internet',
    );
  });
  test.each([
    'http://catalog.test/x',
    'ftp://catalog.test/x',
    'file:///etc/passwd',
    'https://me:secret@catalog.test/x',
    'https://me@catalog.test/x',
    'catalog.json',
  ])('%s is refused before anybody is asked', async address => {
    expect(await fault(download(address, { lookup: () => expect.unreachable() }))).toMatch(/^refused: /);
  });
  test('a password in an address does not come back in the message', async () => {
    expect(await fault(download('https://me:secret@catalog.test/x'))).not.toContain('secret');
  });
  test.each([
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[fe80::1]',
    '[fd00::1]',
  ])('an address of this machine or a private network is refused: %s', async host => {
    expect(await fault(download(`https://${host}:${server.port}/file`, { ...HERE, allowed: undefined! }))).toMatch(
      /^refused: .* which is not an address of the public internet$/,
    );
  });
  test('a name that leads there is refused, also when only one of its addresses does', async () => {
    const { allowed: _, ...settings } = HERE;
    const before = server.asked.length;
    const lookup: DownloadSettings['lookup'] = (_name, _options, done) =>
      done(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(await fault(download('https://catalog.test/file', { ...settings, lookup }))).toBe(
      'refused: `catalog.test` is at 127.0.0.1, which is not an address of the public internet',
    );
    expect(server.asked.length).toBe(before);
  });
  test('localhost is refused by the real look-up', async () => {
    expect(await fault(download(`https://localhost:${server.port}/file`))).toMatch(
      /^refused: `localhost` is at .* not an address of the public internet$/,
    );
  });
});

describe('what ends it', () => {
  test.each([
    ['/said-large', 'failed: it is larger than 999 bytes'],
    ['/large', 'failed: it is larger than 999 bytes'],
    ['/truncated', 'failed: the connection broke off before the end'],
    ['/refused', 'failed: the server answered with status 403'],
    ['/missing', 'failed: the server answered with status 404'],
  ])('%s', async (path, message) => {
    expect(await fault(get(path, { bytes: 999 }))).toBe(message);
  });
  test.each(['/silent', '/drip'])('a server that is too slow: %s', async path => {
    expect(await fault(get(path, { milliseconds: 300 }))).toBe('failed: it took longer than 0.3 s');
  });
  test('a name that is never found out', async () => {
    expect(await fault(get('/file', { milliseconds: 200, lookup: () => undefined }))).toBe(
      'failed: it took longer than 0.2 s',
    );
  });
  test('a server that is not there', async () => {
    const closed = await serving({});
    await closed.close();
    expect(await fault(download(`https://catalog.test:${closed.port}/`, HERE))).toBe(
      'failed: the server refuses connections',
    );
  });
  test('a name that nobody has', async () => {
    const lookup: DownloadSettings['lookup'] = (_name, _options, done) =>
      done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    expect(await fault(get('/file', { lookup }))).toBe('failed: the server was not found');
    expect(await fault(get('/file', { lookup: (_n, _o, done) => done(null, []) }))).toBe(
      'failed: `catalog.test` has no address',
    );
  });
  test('a certificate that nobody vouches for, whatever the environment says', async () => {
    const { ca: _, ...settings } = HERE;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      expect(await fault(download(`https://catalog.test:${server.port}/file`, settings))).toMatch(
        /^failed: its certificate cannot be verified/,
      );
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });
  test('a certificate for another name', async () => {
    expect(await fault(download(`https://stranger.test:${server.port}/file`, HERE))).toMatch(
      /^failed: its certificate cannot be verified/,
    );
  });
});
