import { readFile } from 'node:fs/promises';
import type { EngineSettings } from '../../../src/usage/engines/settings.ts';

let runs = 0;

/** Ten seconds and a thousand rows, for a user of this environment. */
export function settings(
  environment: EngineSettings['environment'],
  more: Partial<EngineSettings> = {},
): EngineSettings {
  runs += 1;
  const read = (path: string) => readFile(path, 'utf8');
  return { timeLimit: 10, rowLimit: 1000, run: `tco-test-${process.pid}-${runs}`, environment, read, ...more };
}

/** The fault that something ends with. @throws Error where it ends well. */
export async function faultOf(asked: Promise<unknown>): Promise<{ kind: string; message: string }> {
  try {
    await asked;
  } catch (error) {
    const { kind, message } = error as { kind: string; message: string };
    return { kind, message };
  }
  throw new Error('it was answered');
}
