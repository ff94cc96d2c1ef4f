import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { DownloadSettings } from '../../../src/cli/download.ts';

const pem = (name: string): string => readFileSync(join('test/cli/catalog/tls', name), 'utf8');

/** A certificate made for these tests; see tls/README.md. */
export const CERTIFICATE = pem('certificate.pem');

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** An https server on this machine that answers by path. */
export async function serving(
  answers: Readonly<Record<string, Answer>>,
): Promise<{ readonly port: number; readonly close: () => Promise<void>; readonly asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer({ key: pem('key.pem'), cert: CERTIFICATE }, (request, response) => {
    asked.push(request.url!);
    const answer = answers[request.url!];
    if (answer) answer(response, request);
    else response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every name leads to this machine, and that is allowed: what the program itself never does. */
export const HERE: DownloadSettings = {
  ca: CERTIFICATE,
  allowed: () => true,
  lookup: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
};
