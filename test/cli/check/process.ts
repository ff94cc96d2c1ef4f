import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { environment, type Run } from '../harness/tco.ts';

/** Runs the program as it ships, so that several runs go on at once. */
export function tcoWhole(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Run> {
  const program = join(inject('whole'), 'bin', 'tco.js');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env: environment(env), timeout: 30_000 });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.on('error', reject);
    child.on('close', code =>
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** Runs the program as it ships once for each list of arguments, all in one process: starting it takes most of the time of a small run. */
export function inOneProcess(
  runs: readonly (readonly string[])[],
  cwd: string,
  env: Record<string, string> = {},
): readonly Run[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('test/cli/check/in-one-process.cjs'), inject('whole')],
    { cwd, env: environment(env), input: JSON.stringify(runs), encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The last line of standard error. */
export const lastLine = ({ stderr }: Run): string => stderr.trimEnd().split('\n').at(-1)!;
