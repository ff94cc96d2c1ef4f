import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { environment, folderWith } from './harness/tco.ts';

const SCENARIO = `tco: 1
asOf: 2026-06-01
tasks: { x: { requests: "10’000 /day", input: 2000 tok, output: 300 tok } }
options: { r: { model: llama-3.3-70b, replica: 2 × a100-sxm-80, rent: { provider: runpod } } }
`;

/** What the program says of a scenario as it ships, which tests on sources cannot see. */
const compared = (text: string) =>
  spawnSync(process.execPath, [join(inject('whole'), 'bin/tco.js'), 'compare', '-'], {
    env: environment(),
    input: text,
    encoding: 'utf8',
    cwd: folderWith(''),
  });

test('the built program knows a multiplication sign', () => {
  const { stdout, status } = compared(SCENARIO.replace('10’000', '10000'));
  expect(stdout).toContain('1 replica, 2 GPUs');
  expect(status).toBe(0);
});

test('and a typographic apostrophe between thousands, and signs of currencies, of which it says what to write', () => {
  const { stderr, status } = compared(SCENARIO);
  expect(stderr).toContain('write `10000 /day`');
  expect(status).toBe(3);
});

test('no script that is read byte by byte has a sign of two bytes', () => {
  const dist = join(inject('whole'), 'dist');
  const scripts = readdirSync(dist).filter(name => name.endsWith('.cjs'));
  expect(scripts).toContain('tco.cjs');
  const wide = scripts.filter(name => /[^\0-\x7f]/.test(readFileSync(join(dist, name), 'utf8')));
  expect(wide).toEqual([]);
});
