import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What another solver says: its cost, and the least that it has proven. */
export interface Verdict {
  readonly possible: boolean;
  readonly proven: boolean;
  readonly cost: number;
}

export interface OtherSolver {
  readonly name: string;
  readonly installed: boolean;
  solve(lp: string, seconds: number): Verdict;
}

const isInstalled = (program: string, argument: string): boolean =>
  spawnSync(program, [argument], { stdio: 'ignore', input: '' }).error === undefined;

function inFolder<T>(lp: string, work: (file: string, out: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'routing-'));
  try {
    const [file, out] = [join(folder, 'program.lp'), join(folder, 'solution.txt')];
    writeFileSync(file, lp);
    return work(file, out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Debian `coinor-cbc`. */
export const cbc: OtherSolver = {
  name: 'CBC',
  installed: isInstalled('cbc', '-quit'),
  solve: (lp, seconds) =>
    inFolder(lp, (file, out) => {
      const tolerances = ['-ratio', '0', '-allow', '1e-9', '-primalT', '1e-9', '-dualT', '1e-9', '-integerT', '1e-9'];
      execFileSync('cbc', [file, ...tolerances, '-sec', String(seconds), '-solve', '-solu', out], { stdio: 'pipe' });
      const [head = ''] = readFileSync(out, 'utf8').split('\n');
      const cost = Number(/objective value\s+(\S+)/.exec(head)?.[1]);
      return { possible: !/infeasible/i.test(head), proven: /^Optimal/.test(head), cost };
    }),
};

/** Debian `glpk-utils`. */
export const glpk: OtherSolver = {
  name: 'GLPK',
  installed: isInstalled('glpsol', '--version'),
  solve: (lp, seconds) =>
    inFolder(lp, (file, out) => {
      const how = ['--lp', file, '--tmlim', String(seconds), '--cuts', '--mipgap', '1e-9', '-o', out];
      execFileSync('glpsol', how, { stdio: 'pipe' });
      const text = readFileSync(out, 'utf8');
      const status = /^Status:\s+(.*)$/m.exec(text)?.[1] ?? '';
      const cost = Number(/^Objective:\s+\S+ = (\S+)/m.exec(text)?.[1]);
      const possible = !/EMPTY|UNDEFINED|INFEASIBLE/.test(status);
      return { possible, proven: /OPTIMAL$/.test(status) && possible, cost };
    }),
};
