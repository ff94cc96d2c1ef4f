// The step of the GitHub Action (../action.yml): runs `tco check`, writes the job summary and the outputs, and keeps one comment on the pull request.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWorthAComment, markerOf, stickyComment } from './comment.mjs';
import { thresholdOf } from './threshold.mjs';

const { env } = process;

/** Words or file names, one a line. */
const lines = (text = '') =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/** Bytes of a job summary that GitHub keeps. */
const SUMMARY_LIMIT = 1024 * 1024;

async function run() {
  const threshold = thresholdOf(env.TCO_COMMENT_WHEN);
  const scenarios = lines(env.TCO_SCENARIO);
  if (scenarios.length === 0) return stop('the input `scenario` is empty');
  const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), 'tco-check-'));
  const files = { json: join(folder, 'check.json'), markdown: join(folder, 'check.md') };
  const baseline = baselineFile(env.TCO_BASELINE?.trim(), folder);
  const status = tco([
    'check',
    '--format=github',
    ...Object.entries(files).map(([format, file]) => `--also=${format}=${file}`),
    ...(baseline ? [`--baseline=${baseline}`] : []),
    ...(env.TCO_REPORT_ONLY === 'true' ? ['--report-only'] : []),
    ...lines(env.TCO_ARGS),
    '--',
    ...scenarios,
  ]);
  if (!existsSync(files.json) || !existsSync(files.markdown)) return status || 1;
  const found = [JSON.parse(readFileSync(files.json, 'utf8'))].flat();
  const markdown = readFileSync(files.markdown, 'utf8');
  summarise(markdown);
  const result = resultOf(found, status);
  for (const [name, value] of Object.entries(result.outputs)) output(name, value);
  await comment(result, markdown, scenarios, threshold);
  return status;
}

/** A saved report as it is; a scenario is costed first. */
function baselineFile(baseline, folder) {
  if (!baseline || baseline.endsWith('.json')) return baseline;
  const report = join(folder, 'baseline.json');
  tco(['check', '--format=json', `--output=${report}`, '--quiet', '--', baseline]);
  return report;
}

function tco(args) {
  const [command, ...before] = env.TCO_COMMAND?.trim()
    ? env.TCO_COMMAND.trim().split(/\s+/)
    : [process.execPath, join(env.GITHUB_ACTION_PATH ?? '.', 'bin', 'tco.js')];
  const { status, error } = spawnSync(command, [...before, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) return stop(`\`${command}\` could not be run: ${error.message}`);
  return status ?? 1;
}

/** Of several scenarios the worst, as the exit code has it; which code a broken limit has is the user's to say. */
function worst(budgets, isWhole, status) {
  const has = wanted => budgets.some(({ verdict }) => verdict === wanted);
  if (status === 5) return 'indeterminate';
  if (!isWhole) return 'error';
  if (has('breach')) return 'breach';
  if (status !== 0) return 'error';
  return has('warn') ? 'warn' : 'pass';
}

/** The worst verdict, and cost and change of the cheapest plans together. */
function resultOf(found, status) {
  const budgets = found.flatMap(({ budget }) => (budget ? [budget] : []));
  const verdict = worst(budgets, budgets.length === found.length, status);
  const totals = budgets.flatMap(({ total }) => (total ? [total] : []));
  const units = new Set(totals.map(({ unit }) => unit));
  const isWhole = units.size === 1 && totals.length === found.length;
  const sum = key => totals.reduce((all, total) => all + Number(total[key]), 0);
  const written = value => `${Number(value.toFixed(2))} ${[...units][0]}`;
  const hasChange = isWhole && totals.every(({ change }) => change !== null);
  return {
    verdict,
    totals,
    outputs: {
      verdict,
      total: isWhole ? written(sum('monthly')) : '',
      delta: hasChange ? written(sum('change')) : '',
    },
  };
}

function summarise(markdown) {
  if (!env.GITHUB_STEP_SUMMARY) return;
  const used = existsSync(env.GITHUB_STEP_SUMMARY) ? readFileSync(env.GITHUB_STEP_SUMMARY).length : 0;
  if (used + Buffer.byteLength(markdown) < SUMMARY_LIMIT) appendFileSync(env.GITHUB_STEP_SUMMARY, markdown);
}

function output(name, value) {
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value.replace(/[\r\n]/g, ' ')}\n`);
}

/** What goes wrong with the comment changes no verdict: the summary says the same. */
async function comment(result, markdown, scenarios, threshold) {
  const event =
    env.GITHUB_EVENT_PATH && existsSync(env.GITHUB_EVENT_PATH)
      ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))
      : {};
  const number = event.pull_request?.number;
  if (!Number.isInteger(number) || !env.TCO_TOKEN || threshold.kind === 'never') return;
  try {
    const done = await stickyComment({
      api: env.GITHUB_API_URL ?? 'https://api.github.com',
      repository: env.GITHUB_REPOSITORY,
      number,
      token: env.TCO_TOKEN,
      marker: markerOf(scenarios),
      verdict: result.verdict,
      body: markdown,
      isWorth: isWorthAComment(result, threshold),
    });
    console.log(`tco check: comment ${done}`);
  } catch (fault) {
    const why =
      fault.status === 403 || fault.status === 404
        ? 'no permission to comment, as in pull requests from forks'
        : fault.message;
    console.log(`::notice title=tco check::${String(why).replace(/[%\r\n]/g, ' ')}; the job summary has the result`);
  }
}

function stop(message) {
  console.log(`::error title=tco check::${message.replace(/[%\r\n]/g, ' ')}`);
  return 2;
}

try {
  process.exitCode = await run();
} catch (fault) {
  process.exitCode = stop(fault.message);
}
