import { NotComparable } from '../../analysis/over/costs-at.ts';
import { type Course, type Crossings, crossingsOver, Structural } from '../../analysis/over/crossings.ts';
import type { Plan } from '../../model/plan.ts';
import { Fraction } from '../../quantity/fraction.ts';
import type { Run } from '../assemble.ts';
import { decimalText } from '../figure.ts';
import type { BreakEven, EnvelopeSegment, Report } from '../report.ts';
import { asked } from './asked.ts';
import { inputPrice } from './input-price.ts';
import { type Asked, Refusal } from './question.ts';

/** Which plan is cheaper where along a driver: each against one, and all together. @throws Refusal. */
export function overReport(
  over: string,
  run: Pick<Run, 'input' | 'model' | 'plans'>,
  against: string | null,
): Pick<Report, 'breakEven' | 'envelope'> {
  const question = asked(over, run.input.breakEven?.between, run.model, run.input);
  const plans = run.plans.filter(p => !p.closed.length);
  const ids = plans.map(p => p.id);
  const first = against !== null && ids.includes(against) ? against : ids[0];
  if (first === undefined) return { breakEven: [], envelope: [] };
  try {
    const crossings = crossingsOver(question.driver, ids);
    const scale = question.shownIn ? Fraction.from(question.shownIn.scale) : Fraction.ONE;
    const text = (x: Fraction) => x.times(scale).toText();
    const envelope = crossings
      .of(ids, 'first')
      .segments.map((s): EnvelopeSegment => ({ from: text(s.from), to: text(s.to!), cheapest: s.cheapest }));
    return { envelope, breakEven: pairsOf(plans, first, crossings, question, text) };
  } catch (fault) {
    if (fault instanceof Structural)
      throw new Refusal(
        `--over: \`${over}\` shapes the formulas once and for all: it has no values between two ends`,
        `compare single values: --set ${over}=…`,
      );
    if (fault instanceof NotComparable)
      throw new Refusal(`--over ${over}: ${fault.message}`, 'give other ends with --between');
    throw fault;
  }
}

function pairsOf(
  plans: readonly Plan[],
  first: string,
  crossings: Crossings,
  { driver, shownIn, price, leftOut }: Asked,
  text: (x: Fraction) => string,
): readonly BreakEven[] {
  const range = driver.ends.map(end => text(Fraction.from(end))) as [string, string];
  const today = driver.today && text(Fraction.from(driver.today));
  const base = plans.find(p => p.id === first)!;
  return plans.flatMap(plan => {
    if (plan === base) return [];
    const between = [first, plan.id] as const;
    const course = crossings.of(between, 'none');
    const moved = driver.over === 'apiPrice' ? inputPrice([base, plan]) : price;
    return [
      {
        between,
        over: driver.over,
        unit: shownIn?.unit ?? driver.unit,
        today,
        range,
        intervals: course.segments.map(s => ({ from: text(s.from), to: text(s.to!), cheaper: s.cheapest })),
        permanentFrom: null,
        never: course.segments.length === 1,
        endless: false,
        certified: course.certified,
        reason: reasonOf(between, course),
        ...(moved ? { price: { ...moved, today: decimalText(moved.today) } } : {}),
        ...(leftOut.length ? { leftOut } : {}),
      },
    ];
  });
}

function reasonOf(between: readonly [string, string], { segments, reason }: Course): string | null {
  const [only] = segments;
  if (reason !== null || segments.length > 1) return reason;
  const winner = only!.cheapest;
  if (winner === null)
    return `${between[0]} and ${between[1]} cost the same in the whole range, or neither is possible`;
  return `${winner} costs less than ${between.find(id => id !== winner)!} in the whole range`;
}
