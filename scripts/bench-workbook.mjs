// How long a workbook takes and how much memory, over `compare` of the same scenario.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manyTasks } from './bench-scenario.mjs';

const RUNS = 5;
const PEAK = "process.on('exit', () => console.error('PEAK', process.resourceUsage().maxRSS));";

/** 36 months × 20 options: the workbook over a comparison, and over the same report as JSON, which it has to compute as well. */
export function workbook({ root, scratch, say }) {
  const [scenario, peak] = [join(scratch, 'workbook.yaml'), join(scratch, 'peak.cjs')];
  writeFileSync(scenario, manyTasks(10, 20, 36));
  writeFileSync(peak, PEAK);
  const report = ending => ['report', scenario, '--no-route', '--output', join(scratch, `report.${ending}`)];
  const commands = [['compare', scenario], report('json'), report('xlsx')];
  const runs = commands.map(() => []);
  for (let run = 0; run < RUNS; run++)
    commands.forEach((args, c) => {
      const start = process.hrtime.bigint();
      const node = ['--require', peak, 'bin/tco.js', ...args];
      const { status, stderr } = spawnSync(process.execPath, node, { cwd: root, encoding: 'utf8' });
      if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`);
      const kilobytes = Number(/^PEAK (\d+)$/m.exec(stderr)[1]);
      runs[c].push({ ms: Number(process.hrtime.bigint() - start) / 1e6, mb: kilobytes / 1024 });
    });
  const median = (c, of) => runs[c].map(r => r[of]).sort((a, b) => a - b)[RUNS >> 1];
  const over = (a, b, of) => median(a, of) - median(b, of);
  const figures = (a, b) => `${over(a, b, 'ms').toFixed(0)} ms, ${over(a, b, 'mb').toFixed(0)} MB`;
  say('report.xlsx, 36 months × 20 options, over compare', figures(2, 0), 'aim ≤ 1 s, 64 MB');
  say('report.xlsx over report.json', figures(2, 1), '');
}
