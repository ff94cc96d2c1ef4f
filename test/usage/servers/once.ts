import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

export interface Program {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Whom it runs as; by default as the tests do. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

/**
 * What `start` answers, started by the first worker of a test run that asks and told to the others. `start` gets a folder
 * of its own and a function that runs the servers until the end of the run.
 */
export async function once<T>(
  name: string,
  start: (folder: string, run: (programs: readonly Program[]) => void) => Promise<T>,
): Promise<T> {
  const { folder, run } = inject('servers');
  const [own, told] = [join(folder, name), join(folder, `${name}.json`)];
  if (claimed(own)) {
    const answer = await start(own, programs => guarded(programs, run, own, join(folder, `${name}.guardian`))).then(
      value => ({ value }),
      (error: unknown) => ({ error: String(error) }),
    );
    writeFileSync(`${told}.new`, JSON.stringify(answer));
    renameSync(`${told}.new`, told);
  }
  await until(() => existsSync(told), `${name} was not started`);
  const { value, error } = JSON.parse(readFileSync(told, 'utf8')) as { value?: T; error?: string };
  if (error !== undefined) throw new Error(error);
  return value!;
}

function claimed(folder: string): boolean {
  try {
    mkdirSync(join(folder, '..'), { recursive: true });
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function guarded(programs: readonly Program[], run: number, folder: string, note: string): void {
  const guardian = fileURLToPath(new URL('guardian.mjs', import.meta.url));
  const given = [guardian, String(run), folder, JSON.stringify(programs)];
  const child = spawn(process.execPath, given, { detached: true, stdio: 'ignore' });
  child.unref();
  writeFileSync(note, String(child.pid));
}

/** @throws Error where it does not come about within half a minute. */
export async function until(reached: () => boolean | Promise<boolean>, otherwise: string): Promise<void> {
  const turns = 600;
  for (let turn = 0; turn < turns; turn += 1) {
    if (await reached()) return;
    await pause(50);
  }
  throw new Error(otherwise);
}

/** Ports of the loopback address that nobody listens on. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map(server => (server.address() as { port: number }).port);
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
  return ports;
}
