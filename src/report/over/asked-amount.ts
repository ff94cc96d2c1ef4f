import { amountDriver, givenAt, givensIn } from '../../analysis/over/amount-at.ts';
import { DRIVERS } from '../../analysis/over/driver.ts';
import { readPath, writePath } from '../../input/path.ts';
import type { Problem } from '../../input/problem.ts';
import type { Setting } from '../../input/settings.ts';
import { didYouMean } from '../../input/suggest.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Given } from '../../quantity/given.ts';
import { sameDimension } from '../../quantity/unit.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { CompareInput } from '../compare-input.ts';
import { prepare } from '../prepare.ts';
import { type Asked, type Ends, Refusal, rising } from './question.ts';

/** An amount of the scenario by its path, between two values as `--set` would take them. @throws Refusal. */
export function askedAmount(path: string, between: readonly string[] | undefined, input: CompareInput): Asked {
  const { scenario } = parseScenario(input.text, input.file, input.settings, input.sha256, input.samples);
  const today = givenAt(scenario, path);
  if (!today && !between) throw unknown(path, scenario);
  const texts = between ?? around(today!);
  const [low, high] = texts.map(text => {
    try {
      return setTo(path, text, input, scenario);
    } catch (fault) {
      if (between || !(fault instanceof Refusal)) throw fault;
      throw needsEnds(path, today!);
    }
  }) as [Given, Given];
  if (!sameDimension(low.amount.unit, high.amount.unit))
    throw new Refusal(
      `--between: \`${texts[0]}\` and \`${texts[1]}\` are in different units`,
      `such as: --between "${texts[0]}" "${low.amount.likely.times(2).toFixed()} ${low.amount.unit.text}"`,
    );
  const inLow = ({ amount }: Given) =>
    amount.likely
      .times(amount.unit.numerator.times(low.amount.unit.denominator))
      .dividedBy(amount.unit.denominator.times(low.amount.unit.numerator));
  const ends = rising([low.amount.likely, inLow(high)], texts);
  if (!takesFractions(path, ends, low, input))
    throw new Refusal(
      `--over: \`${path}\` takes whole values only: it shapes the formulas and cannot be followed between two ends`,
      `compare single values: --set ${path}="${texts[1]}"`,
    );
  // what was built with the lower end in place has every section the path needs
  const prepared = prepare({ ...input, settings: [...input.settings, ...settingsOf(path, texts[0]!)] });
  if ('problems' in prepared) throw refused(path, texts[0]!, prepared.problems);
  const known = today && sameDimension(today.amount.unit, low.amount.unit) ? inLow(today) : null;
  return { driver: amountDriver(path, path, known, ends, prepared.model), leftOut: [] };
}

const needsEnds = (path: string, { amount }: Pick<Given, 'amount'>): Refusal =>
  new Refusal(`--over ${path} needs --between: it is ${amount.text} today`, 'such as: --between A B');

/** From a tenth of today's value to ten times it; of a share, from nothing to all. */
function around({ amount, path }: Given): readonly [string, string] {
  const { unit, likely } = amount;
  const written = (value: Decimal) => `${value.toFixed()} ${unit.text}`.trim();
  if (unit.powers.size === 0 && !likely.isZero() && likely.times(unit.numerator).lte(unit.denominator))
    return [written(new Decimal(0)), written(unit.denominator.dividedBy(unit.numerator))];
  if (likely.isPositive() && !likely.isZero()) return [written(likely.dividedBy(10)), written(likely.times(10))];
  if (/^%\/(?:year|month)$/.test(unit.text)) return [written(new Decimal(-50)), written(new Decimal(50))];
  throw needsEnds(path, { amount });
}

/** Whether a value between the ends that is not whole can be set. */
function takesFractions(path: string, [from, to]: Ends, { amount: { unit } }: Given, input: CompareInput): boolean {
  const value = `${from.plus(to.minus(from).times('0.318309')).toFixed()} ${unit.text}`.trim();
  const settings = [...input.settings, ...settingsOf(path, value)];
  return parseScenario(input.text, input.file, settings, input.sha256, input.samples).scenario !== undefined;
}

/** What sets the amount; ends are asked about, so that one that would be a slip in a scenario is taken at its word. */
function settingsOf(path: string, value: string): readonly Setting[] {
  const [section, id] = readPath(path)?.segments ?? [];
  const confirmed = id !== undefined && (section === 'options' || section === 'sites');
  return [
    { path, value },
    ...(confirmed ? [{ path: writePath([section!, id, 'confirmUnusual']), value: 'true' }] : []),
  ];
}

/** The input as a setting makes it. @throws Refusal. */
function setTo(path: string, value: string, input: CompareInput, scenario: unknown): Given {
  const { problems, scenario: changed } = parseScenario(
    input.text,
    input.file,
    [...input.settings, ...settingsOf(path, value)],
    input.sha256,
    input.samples,
  );
  if (!changed) throw givenAt(scenario, path) ? refused(path, value, problems) : unknown(path, scenario, problems);
  const found = givenAt(changed, path);
  if (!found)
    throw new Refusal(
      `--over: \`${path}\` is not an amount: it shapes the formulas and has no values between two ends`,
      'compare single values with `--set`',
    );
  if (!found.amount.low.eq(found.amount.high))
    throw new Refusal(`--between: \`${value}\` is a range, one value is wanted here`);
  return found;
}

function refused(path: string, value: string, problems: readonly Problem[]): Refusal {
  const first = problems.find(p => p.severity === 'error' && p.at?.file === '--set') ?? problems[0];
  const message = first?.message ?? 'cannot be read';
  // a message that names the value is a sentence already
  const said = message.startsWith('`') ? message : `\`${value}\` ${message}`;
  return new Refusal(
    `--between: ${said}`,
    first?.hint ?? (first?.expected && `expected: ${first.expected}`) ?? `asked over ${path}`,
  );
}

function unknown(path: string, scenario: unknown, problems: readonly Problem[] = []): Refusal {
  if (path === 'horizon')
    return new Refusal('--over: the horizon is followed in whole months', 'such as: --over months');
  const near = didYouMean(path, [...DRIVERS, ...givensIn(scenario).keys()]);
  const told = problems.find(p => p.severity === 'error' && p.at?.file === '--set');
  const nested = path.includes('.') && told ? (told.hint ?? undefined) : undefined;
  return new Refusal(
    `--over: \`${path}\` is neither a driver nor an amount of the scenario`,
    near ?? nested ?? `known drivers: ${DRIVERS.join(', ')}; or a path such as tasks.summarize.input`,
  );
}
