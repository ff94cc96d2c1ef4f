import type { Given } from '../quantity/given.ts';
import { inBase } from '../quantity/given.ts';
import { sameDimension, unit } from '../quantity/unit.ts';
import type { Findings, Path } from './findings.ts';
import { hasBounds, type Metric, readMetric, unitOfMetric } from './metric.ts';
import type { Placed } from './placed.ts';
import type { BudgetLimit } from './scenario.ts';
import type { ScenarioText } from './schema.ts';

type Text = NonNullable<Placed<ScenarioText>['budget']>[number];

const LEVELS = ['max', 'min', 'warn'] as const;
const AGAINST_BASELINE = ['maxIncrease', 'warnIncrease', 'maxChange', 'warnChange'] as const;

/** Limits of one figure, with the figure and the units checked. */
export function buildLimit(index: number, text: Text, currency: string, findings: Findings): BudgetLimit | undefined {
  const path = ['budget', index];
  if (!findings.has([...path, 'metric'])) return undefined;
  const metric = metricOf(text.metric.text, [...path, 'metric'], findings);
  if (!metric) return undefined;
  const limited = [...LEVELS, ...AGAINST_BASELINE, 'is' as const].some(
    key => key !== 'warn' && findings.has([...path, key]),
  );
  if (!limited)
    findings.report(path, 'E302', `a budget of \`${text.metric.text}\` without a limit`, {
      expected: '`max`, `min`, `is`, `maxIncrease`, `warnIncrease`, `maxChange` or `warnChange`',
    });
  const wanted = unitOfMetric(metric, currency);
  for (const key of LEVELS) if (text[key]) checkUnit(text[key], wanted, text.metric.text, [...path, key], findings);
  for (const key of AGAINST_BASELINE)
    if (text[key] && !isRelative(text[key])) checkUnit(text[key], wanted, text.metric.text, [...path, key], findings);
  checkText(text, metric, path, findings);
  checkLevels(text, path, findings);
  if (text.at && text.at !== 'likely' && !hasBounds(metric))
    findings.report([...path, 'at'], 'E304', `\`${text.metric.text}\` has no low and high, so \`at\` says nothing`);
  return {
    metric: text.metric.text,
    at: text.metric.at,
    figure: metric,
    bound: !text.at || text.at === 'likely' ? 'value' : text.at,
    max: text.max,
    min: text.min,
    warn: text.warn,
    is: text.is?.text,
    maxIncrease: text.maxIncrease,
    warnIncrease: text.warnIncrease,
    maxChange: text.maxChange,
    warnChange: text.warnChange,
  };
}

/** Whether a change is meant as a share of what it was: `5%`, not `5%/year`. */
export const isRelative = ({ amount }: Given): boolean => amount.unit.text === '%';

function metricOf(written: string, path: Path, findings: Findings): Metric | undefined {
  const plans = [...findings.ids(['plans']), ...findings.ids(['options'])];
  const ids = { plans, options: findings.ids(['options']), tasks: findings.ids(['tasks']) };
  const read = readMetric(written, ids);
  if ('metric' in read) return read.metric;
  const { fault } = read;
  if ('expected' in fault)
    findings.report(path, 'E316', `\`${written}\` is not a figure of the report`, { expected: fault.expected });
  else findings.unknown(path, fault.code, fault.what, fault.written, fault.known);
  return undefined;
}

/** `tok/day` where a volume a month is wanted: the calendar of the scenario joins them. */
const alsoTaken = (wanted: string): readonly string[] => (wanted === 'tok/month' ? [wanted, 'tok/day'] : [wanted]);

function checkUnit(limit: Given, wanted: string | null, metric: string, path: Path, findings: Findings): void {
  if (findings.isFaulty(path)) return;
  const key = path.at(-1);
  if (wanted === null) {
    findings.report(path, 'E304', `\`${key}\` belongs to a number, \`${metric}\` is a text`, { hint: 'write `is:`' });
    return;
  }
  const { text, unit: given } = limit.amount;
  const isBare = given.powers.size === 0 && wanted !== '';
  if (!isBare && alsoTaken(wanted).some(known => sameDimension(given, unit(known)))) return;
  const [code, what] =
    isBare && given.text === ''
      ? ['E214', 'has no unit']
      : ['E213', `is not in ${EXAMPLES[wanted]?.unit ?? (wanted || 'plain numbers')}, the unit of ${metric}`];
  const example = EXAMPLES[wanted]?.amount ?? `8000 ${wanted}`;
  const hint = AGAINST_BASELINE.some(k => k === key)
    ? `for example \`5%\` of what it was, or \`${example}\``
    : `for example \`${example}\``;
  findings.report(path, code, `\`${key}\`: \`${text}\` ${what}`, { hint });
}

/** What a limit looks like, by the unit of its figure; others are amounts of money. */
const EXAMPLES: Readonly<Record<string, { readonly unit?: string; readonly amount: string }>> = {
  '': { amount: '80%' },
  '1/year': { unit: '%/year', amount: '12%/year' },
  month: { amount: '18 month' },
  day: { amount: '90 day' },
  replica: { amount: '4 replica' },
  GPU: { amount: '8 GPU' },
  'tok/month': { unit: 'tok/month or tok/day', amount: '400M tok/day' },
};

function checkText(text: Text, metric: Metric, path: Path, findings: Findings): void {
  if (!text.is || findings.isFaulty([...path, 'is'])) return;
  if (metric.kind !== 'verdict' || metric.figure !== 'cheapest') {
    findings.report(
      [...path, 'is'],
      'E304',
      `\`is\` belongs to \`verdict.cheapest\`, \`${text.metric.text}\` is a number`,
      {
        hint: 'write `max:` or `min:`',
      },
    );
    return;
  }
  const known = [...findings.ids(['plans']), ...findings.ids(['options']), 'depends'];
  if (!known.includes(text.is.text)) findings.unknown([...path, 'is'], 'E307', 'plan', text.is.text, known);
}

/** A warning comes before the limit that it warns of. */
function checkLevels(text: Text, path: Path, findings: Findings): void {
  const { max, min, warn } = text;
  const isSound = (...keys: string[]) => keys.every(key => !findings.isFaulty([...path, key]));
  const contradicts = (key: string, message: string, hint?: string) =>
    findings.report([...path, key], 'E304', message, { hint });
  if (warn && max && min && isSound('warn'))
    contradicts('warn', '`warn` could belong to `max` or to `min`', 'write two entries of the same metric');
  else if (warn && !max && !min && isSound('warn'))
    contradicts('warn', '`warn` without `max` or `min` does not say on which side it warns');
  else if (warn && max && isSound('warn', 'max') && isAbove(warn, max)) contradicts('warn', '`warn` is above `max`');
  else if (warn && min && isSound('warn', 'min') && isAbove(min, warn)) contradicts('warn', '`warn` is below `min`');
  if (max && min && isSound('max', 'min') && isAbove(min, max)) contradicts('min', '`min` is above `max`');
  for (const [warning, limit] of [
    ['warnIncrease', 'maxIncrease'],
    ['warnChange', 'maxChange'],
  ] as const) {
    const [before, last] = [text[warning], text[limit]];
    if (!before || !last || !isSound(warning, limit) || isRelative(before) !== isRelative(last)) continue;
    if (isAbove(before, last)) contradicts(warning, `\`${warning}\` is above \`${limit}\``);
  }
  for (const key of ['maxChange', 'warnChange'] as const)
    if (text[key] && isSound(key) && value(text[key]).isNegative())
      findings.report([...path, key], 'E215', `\`${key}\`: \`${text[key].amount.text}\` is below 0`, {
        hint: 'it holds in either direction',
      });
}

const value = (given: Given) => inBase(given, 'likely');

/** Amounts a day and a month are joined by the calendar, and compared when the figure is. */
const isAbove = (a: Given, b: Given): boolean => sameDimension(a.amount.unit, b.amount.unit) && value(a).gt(value(b));
