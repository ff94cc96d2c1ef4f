import { ONE, ZERO } from '../quantity/decimal.ts';
import type { Findings, Path } from './findings.ts';
import { inUnit } from './measure.ts';
import type { Task, TokenCounts } from './scenario.ts';

const TOLERANCE = '1e-9';
const HOURS_PER_MONTH = 730;

/** What the values of a task must keep to together. */
export function checkTask(task: Task, findings: Findings): void {
  const path = ['tasks', task.id];
  checkCache(path, task.counts, findings);
  for (const [option, counts] of task.perOption) {
    checkCache(
      [...path, 'perOption', option],
      { ...task.counts, ...Object.fromEntries(Object.entries(counts).filter(([, v]) => v !== undefined)) },
      findings,
    );
  }
  if (task.session) {
    for (const key of ['cachedInput', 'cacheWrites', 'cacheWrites1h'] as const) {
      if (findings.has([...path, key]))
        findings.report([...path, key], 'E304', `\`${key}\` follows from \`session\`, but it is written too`, {
          onKey: true,
          also: { path: [...path, 'session'], label: 'the session' },
          hint: 'delete one of the two',
        });
    }
  }
  if (task.rework && !task.requests && !task.counts.input && !task.counts.output && !findings.isFaulty(path))
    findings.report([...path, 'rework'], 'E302', '`rework` is a price per request, but the requests are unknown', {
      onKey: true,
      hint: 'add the tokens of a request: `input: … tok`',
    });
  checkSharedPrefix(path, task, findings);
  checkPercentiles(path, task.counts, findings);
  checkVolume(path, task, findings);
}

/** A shared prefix is a part of the input, which must be known in tokens. */
function checkSharedPrefix(path: Path, task: Task, findings: Findings): void {
  const { sharedPrefix, counts, inputShare } = task;
  if (!sharedPrefix || findings.isFaulty(path)) return;
  const at = [...path, 'sharedPrefix'];
  const prefix = sharedPrefix.amount.text;
  if (!counts.input && !counts.output) {
    findings.report(at, 'E311', `a shared prefix of ${prefix} is a part of an input that is not stated`, {
      hint: 'add the tokens of a prompt: `input: … tok`',
    });
    return;
  }
  const share = inputShare && inUnit(inputShare, '');
  const input = counts.input
    ? inUnit(counts.input, 'tok', 'high')
    : share && inUnit(counts.output!, 'tok').times(share).dividedBy(ONE.minus(share));
  if (!input || inUnit(sharedPrefix, 'tok', 'high').lte(input)) return;
  const written =
    counts.input?.amount.text ?? `${input.toSignificantDigits(4).toFixed()} tok that follows from the share`;
  findings.report(at, 'E311', `the shared prefix of ${prefix} is longer than the input of ${written}`);
}

/** Read and written shares are parts of one input. */
function checkCache(path: Path, counts: TokenCounts, findings: Findings): void {
  if (findings.isFaulty(path)) return;
  const parts = [counts.cachedInput, counts.cacheWrites, counts.cacheWrites1h].filter(part => part !== undefined);
  const sum = parts.reduce((total, part) => total.plus(inUnit(part, '', 'high')), ZERO);
  if (sum.minus(ONE).lte(TOLERANCE)) return;
  const last = (['cacheWrites1h', 'cacheWrites', 'cachedInput'] as const).find(key => findings.has([...path, key]));
  findings.report(
    last ? [...path, last] : path,
    'E311',
    `\`cachedInput\` and cache writes are ${sum.times(100).toFixed()}% of the input together`,
    { expected: 'at most 100%' },
  );
}

function checkPercentiles(path: Path, counts: TokenCounts, findings: Findings): void {
  const { p50, p90, p99 } = counts.inputPercentiles ?? {};
  const rising = [p50, p90, p99].filter(p => p !== undefined);
  for (const [i, p] of rising.slice(1).entries()) {
    if (inUnit(p, 'tok').lt(inUnit(rising[i]!, 'tok')))
      findings.report(
        [...path, 'input', p.path.split('.').at(-1)!],
        'E304',
        `percentiles of the input must rise, ${p.amount.text} is below ${rising[i]!.amount.text}`,
      );
  }
}

/** `tokens: 500 tok/month` is rather 500 million. */
function checkVolume(path: Path, task: Task, findings: Findings): void {
  const volume = task.tokens ?? task.requests;
  if (!volume || findings.isFaulty(path)) return;
  const { powers } = volume.amount.unit;
  const periods = powers.has('h') ? HOURS_PER_MONTH : powers.has('day') ? HOURS_PER_MONTH / 24 : 1;
  const what = task.tokens ? 'tok' : 'request';
  const period = powers.has('h') ? 'h' : powers.has('day') ? 'day' : 'month';
  const perRequest = task.tokens
    ? ONE
    : [task.counts.input, task.counts.output, task.counts.reasoning].reduce(
        (sum, c) => (c ? sum.plus(inUnit(c, 'tok')) : sum),
        ZERO,
      );
  const monthly = inUnit(volume, `${what}/${period}`).times(periods).times(perRequest);
  if (monthly.isZero() || (monthly.gte(1000) && monthly.lte('1e15'))) return;
  const key = task.tokens ? 'tokens' : 'requests';
  findings.report(
    [...path, key],
    'E231',
    `\`${volume.amount.text}\` makes ${monthly.toSignificantDigits(3).toFixed()} tokens a month`,
    {
      severity: 'warning',
      hint: monthly.lt(1000) ? 'is a suffix missing, such as M (1e6) or B (1e9)?' : 'is a suffix too large?',
    },
  );
}
