import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeComment {
  readonly id: number;
  body: string;
}

/** The part of GitHub's API that the Action uses, for one pull request. */
export interface FakeGitHub {
  readonly url: string;
  readonly comments: FakeComment[];
  /** `GET /repos/o/r/issues/7/comments?…`, in order. */
  readonly calls: string[];
  /** Status that every call is refused with. */
  refusal: number | undefined;
  close(): void;
}

export async function fakeGitHub(): Promise<FakeGitHub> {
  const comments: FakeComment[] = [];
  const calls: string[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      calls.push(`${request.method} ${request.url}`);
      const answer = (status: number, data: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(data));
      };
      const text = Buffer.concat(chunks).toString('utf8');
      const body = text === '' ? '' : (JSON.parse(text) as { body: string }).body;
      const [, id] = /comments\/(\d+)$/.exec(request.url!) ?? [];
      const page = Number(/&page=(\d+)/.exec(request.url!)?.[1] ?? 1);
      if (fake.refusal) answer(fake.refusal, { message: 'Resource not accessible by integration' });
      else if (request.headers.authorization !== 'Bearer secret') answer(401, {});
      else if (body.length > 65_536) answer(422, { message: 'body is too long (maximum is 65536 characters)' });
      else if (request.method === 'GET') answer(200, comments.slice((page - 1) * 100, page * 100));
      else if (request.method === 'POST') {
        comments.push({ id: comments.length + 1, body });
        answer(201, comments.at(-1));
      } else {
        comments[Number(id) - 1]!.body = body;
        answer(200, comments[Number(id) - 1]);
      }
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeGitHub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    comments,
    calls,
    refusal: undefined,
    close: () => server.close(),
  };
  return fake;
}
