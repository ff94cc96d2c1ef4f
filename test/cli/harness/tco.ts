import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program's file. */
export const program = (): string => join(inject('package'), 'bin', 'tco.js');

/** An environment in which nothing of the developer's own terminal shows. */
export const environment = (changes: Record<string, string> = {}): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  LANG: 'C.UTF-8',
  // 2026-11-01: a catalog must not grow old while tests run
  SOURCE_DATE_EPOCH: '1793491200',
  ...changes,
});

/** Runs `tco` as a process. */
export function tco(args: readonly string[], env: Record<string, string> = {}, options: SpawnSyncOptions = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...args], {
    env: environment(env),
    timeout: 20_000,
    maxBuffer: 1 << 26,
    ...options,
  });
  return { code: status, stdout: String(stdout ?? ''), stderr: String(stderr ?? '') };
}

/** Runs a line of shell in which `$TCO` is the program. */
export function shell(line: string, cwd: string, env: Record<string, string> = {}): Run {
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], {
    env: environment({ TCO: `${process.execPath} ${program()}`, ...env }),
    cwd,
    timeout: 20_000,
    maxBuffer: 1 << 26,
  });
  return { code: status, stdout: String(stdout), stderr: String(stderr) };
}

/** A folder with a scenario of this text; the harness engine answers by the words in it. */
export function folderWith(text: string, name = 'scenario.yaml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'tco-test-'));
  writeFileSync(join(folder, name), text);
  return folder;
}
