import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the servers of this run lie once a test has asked for them, and the process they end with. */
    servers: { readonly folder: string; readonly run: number };
  }
}

/** Ends what tests have started. A server that no test asks for is not started. */
export function setup(project: TestProject): () => Promise<void> {
  const folder = join(tmpdir(), `tco-servers-${randomUUID()}`);
  project.provide('servers', { folder, run: process.pid });
  return async () => {
    if (!existsSync(folder)) return;
    const guardians = readdirSync(folder).filter(name => name.endsWith('.guardian'));
    await Promise.all(guardians.map(name => ended(Number(readFileSync(join(folder, name), 'utf8')))));
    rmSync(folder, { recursive: true, force: true });
  };
}

async function ended(guardian: number): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    try {
      process.kill(guardian, turn === 0 ? 'SIGTERM' : 0);
    } catch {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
