import type { LookupAddress, LookupOptions } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import type { RequestOptions } from 'node:https';
import { isPublicAddress } from './public-address.ts';

/** Why nothing was downloaded: `refused` before anybody was asked, else `failed`. */
export class DownloadFault extends Error {
  readonly kind: 'refused' | 'failed';
  constructor(kind: DownloadFault['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

type Lookup = (hostname: string, options: LookupOptions, done: LookupDone) => void;
type LookupDone = (fault: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** What a download takes from the world, and its limits; everything has a default. */
export interface DownloadSettings {
  /** All addresses of a name. */
  readonly lookup?: Lookup;
  /** Whether an address may be connected to; default: those of the public internet. */
  readonly allowed?: (address: string) => boolean;
  /** Certificates to trust beside those of Node.js. */
  readonly ca?: string;
  readonly milliseconds?: number;
  readonly bytes?: number;
  readonly redirects?: number;
  /** Told how many bytes have come, and how many there will be where that is known. */
  readonly progress?: (bytes: number, total: number | undefined) => void;
}

/**
 * The bytes at an https address. Every name is resolved once and every address checked before a connection is made to just that
 * address, at each redirect anew, so that no name can lead into a private network. Throws DownloadFault.
 */
export async function download(address: string, settings: DownloadSettings = {}): Promise<Buffer> {
  const { milliseconds = 10_000, redirects = 3 } = settings;
  const https = await import('node:https');
  // one clock for everything: a server that sends a byte now and then must not hold the program
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), milliseconds);
  try {
    let url = checked(address, undefined);
    for (let left = redirects; ; left--) {
      const response = await answer(https.request, url, settings, clock.signal);
      const location = redirectOf(response);
      if (location === undefined) return await body(response, settings, clock.signal);
      response.destroy();
      if (left === 0) throw failed(`more than ${redirects} redirects`);
      url = checked(location, url);
    }
  } catch (fault) {
    if (clock.signal.aborted) throw failed(`it took longer than ${milliseconds / 1000} s`);
    throw fault instanceof DownloadFault ? fault : failed(reasonOf(fault));
  } finally {
    clearTimeout(timer);
  }
}

const refused = (message: string): DownloadFault => new DownloadFault('refused', message);
const failed = (message: string): DownloadFault => new DownloadFault('failed', message);

function checked(text: string, base: URL | undefined): URL {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw refused(base ? 'a redirect to what is no address' : 'it is not an address');
  }
  const it = base ? 'it redirects to an address that' : 'the address';
  if (url.protocol !== 'https:') throw refused(`${it} begins with \`${url.protocol}\`, and only https is used`);
  if (url.username !== '' || url.password !== '') throw refused(`${it} has a user name or password in it`);
  return url;
}

/** The head of what comes from one address. */
function answer(
  request: (options: RequestOptions, done: (response: IncomingMessage) => void) => import('node:http').ClientRequest,
  url: URL,
  { lookup, allowed = isPublicAddress, ca }: DownloadSettings,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const guard = (addresses: readonly LookupAddress[]): DownloadFault | undefined => {
    const bad = addresses.find(found => !allowed(found.address));
    return bad && refused(`\`${host}\` is at ${bad.address}, which is not an address of the public internet`);
  };
  return new Promise((resolve, reject) => {
    // a name is looked up by Node.js, an address is not: it is checked here
    if (/^[\d.]+$|:/.test(host)) {
      const fault = guard([{ address: host, family: 4 }]);
      if (fault) return reject(fault);
    }
    const options: RequestOptions = {
      protocol: 'https:',
      hostname: host,
      port: url.port || 443,
      path: url.pathname + url.search,
      headers: { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'tco' },
      agent: false,
      // whatever the environment says
      rejectUnauthorized: true,
      signal,
      lookup: (name, wanted, done) => {
        void resolved(lookup, name).then(
          addresses => {
            const fault = addresses.length === 0 ? failed(`\`${host}\` has no address`) : guard(addresses);
            if (fault) done(fault, []);
            else if (wanted.all) done(null, addresses);
            else done(null, addresses[0]!.address, addresses[0]!.family);
          },
          fault => done(fault, []),
        );
      },
      ...(ca === undefined ? {} : { ca }),
    };
    const sent = request(options, resolve);
    sent.on('error', reject);
    sent.end();
  });
}

async function resolved(lookup: Lookup | undefined, name: string): Promise<LookupAddress[]> {
  const find = lookup ?? ((await import('node:dns')).lookup as unknown as Lookup);
  return new Promise((resolve, reject) =>
    find(name, { all: true }, (fault, addresses) => (fault ? reject(fault) : resolve(addresses))),
  );
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) return headers.location;
  if (statusCode !== 200) throw failed(`the server answered with status ${statusCode}`);
  return undefined;
}

function body(
  response: IncomingMessage,
  { bytes = 16 * 1024 * 1024, progress }: DownloadSettings,
  signal: AbortSignal,
): Promise<Buffer> {
  const tooLarge = (): DownloadFault => failed(`it is larger than ${bytes} bytes`);
  const said = response.headers['content-length'];
  const total = said === undefined ? undefined : Number(said);
  return new Promise((resolve, reject) => {
    const stop = (fault: Error): void => {
      reject(fault);
      response.destroy();
    };
    if (total !== undefined && total > bytes) return stop(tooLarge());
    const parts: Buffer[] = [];
    let come = 0;
    response.on('data', (part: Buffer) => {
      come += part.length;
      if (come > bytes) return stop(tooLarge());
      parts.push(part);
      progress?.(come, total);
    });
    response.on('error', reject);
    response.on('aborted', () => reject(failed('the connection broke off before the end')));
    response.on('end', () =>
      response.complete ? resolve(Buffer.concat(parts)) : reject(failed('the connection broke off before the end')),
    );
    signal.addEventListener('abort', () => stop(failed('too slow')), { once: true });
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the server was not found',
  EAI_AGAIN: 'the server could not be looked up; is there a network?',
  ECONNREFUSED: 'the server refuses connections',
  ECONNRESET: 'the connection broke off',
  ETIMEDOUT: 'the server does not answer',
  ENETUNREACH: 'there is no way to the server',
  EHOSTUNREACH: 'there is no way to the server',
};

function reasonOf(fault: unknown): string {
  const { code = '', message = String(fault) } = fault as NodeJS.ErrnoException;
  if (/^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return `its certificate cannot be verified (${code})`;
  return REASONS[code] ?? message.split('\n')[0]!;
}
