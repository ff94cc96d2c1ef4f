// The page in Chromium, by its own clock: against an empty page of the same browser, and against a frame.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const [LOADS, STEPS] = [11, 60];
const EMPTY =
  '<!doctype html><title>empty</title><script>document.documentElement.dataset.interactive=performance.now()</script>';
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
];

export async function page({ root, scratch, say }) {
  if (!existsSync(CHROMIUM)) return say('page', `not measured (no ${CHROMIUM})`, '');
  const empty = join(scratch, 'empty.html');
  writeFileSync(empty, EMPTY);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  try {
    const tab = await browser.newPage();
    for (const name of ['document-desk', 'hospital', 'pilot-or-rollout']) {
      const file = join(scratch, `${name}.html`);
      written(root, name, file);
      say(`page of ${name}`, `${(statSync(file).size / 1000).toFixed(0)} kB`, 'aim ≤ 600 kB');
      const [bare, whole] = await loads(tab, [empty, file]);
      say(
        '  interactive',
        `${bare.toFixed(0)} ms empty, ${whole.toFixed(0)} ms = ${(whole / bare).toFixed(1)}×`,
        'aim ≤ 100 ms',
      );
      const { median, p95, exact } = await steps(tab);
      say(
        '  a slider moves one step',
        `${median.toFixed(1)} ms, 95 % within ${p95.toFixed(1)} ms`,
        'aim ≤ 16 ms, a frame',
      );
      say('  until everything is exact', `${exact.toFixed(0)} ms after it rests`, '');
    }
  } finally {
    await browser.close();
  }
}

function written(root, name, file) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['bin/tco.js', 'report', `scenarios/${name}.yaml`, '--output', file, '--quiet'],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

/** Median ms until each of some pages can be used, loaded in turns. */
async function loads(tab, files) {
  const times = files.map(() => []);
  for (let i = 0; i < LOADS; i++)
    for (const [f, file] of files.entries()) {
      await tab.goto(pathToFileURL(file).href);
      await tab.waitForFunction(() => document.documentElement.dataset.interactive !== undefined);
      times[f].push(Number(await tab.evaluate(() => document.documentElement.dataset.interactive)));
    }
  return times.map(middle);
}

/** What the page says of its steps, each over by the time of the next. */
async function steps(tab) {
  await tab.waitForFunction(() => document.documentElement.dataset.warm !== undefined);
  const times = await tab.evaluate(async count => {
    const range = document.getElementById('range-0');
    const found = [];
    for (let i = 0; i < count; i++) {
      range.value = `${(Number(range.value) + 1) % (Number(range.max) + 1)}`;
      range.dispatchEvent(new Event('input'));
      await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
      found.push(Number(document.documentElement.dataset.step));
    }
    return found;
  }, STEPS);
  const began = performance.now();
  await tab.waitForFunction(() => document.documentElement.dataset.exact !== undefined);
  const exact = performance.now() - began;
  const sorted = times.sort((a, b) => a - b);
  return { median: middle(sorted), p95: sorted[Math.floor(sorted.length * 0.95)], exact };
}

const middle = values => values.sort((a, b) => a - b)[values.length >> 1];
