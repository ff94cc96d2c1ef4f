import { didYouMean } from '../../input/suggest.ts';
import { Decimal } from '../../quantity/decimal.ts';
import type { Run } from '../assemble.ts';
import type { BreakEven, Report } from '../report.ts';
import { byCost } from '../sentences/words.ts';
import { overReport } from './build-over.ts';
import { endsIn, Refusal } from './question.ts';

/** The report with the break-even that was asked for. @throws Refusal. */
export function askedOf(run: Run, report: Report): Report {
  const { over = 'traffic', between, against } = run.input.breakEven!;
  if (against !== undefined && !report.plans.some(p => p.id === against))
    throw new Refusal(
      `--against: the scenario has no plan \`${against}\``,
      didYouMean(
        against,
        report.plans.map(p => p.id),
      ) ?? `its plans: ${report.plans.map(p => p.id).join(', ')}`,
    );
  if (over === 'traffic') return between ? trafficBetween(between, report) : report;
  const { cheapest } = report.verdict;
  const best = cheapest === 'depends' ? byCost(report.plans)[0]?.id : cheapest;
  return { ...report, ...overReport(over, run, against ?? best ?? null) };
}

/** Break-even over traffic, as far as it lies between two volumes. @throws Refusal. */
function trafficBetween(between: readonly string[], report: Report): Report {
  const wanted = { units: ['tok/day', 'tok/month'], example: '100M tok/day', above: '0', ranges: false };
  const days = report.basis.daysPerMonth;
  const [low, high] = endsIn(between, wanted, ({ unit }, value) =>
    unit.powers.has('day') ? value.times(days) : value,
  );
  const range = [low.toFixed(), high.toFixed()] as const;
  const within = <T extends { readonly from: string; readonly to: string | null }>(intervals: readonly T[]): T[] =>
    intervals.flatMap(i => {
      const from = Decimal.max(low, i.from);
      const to = i.to === null ? high : Decimal.min(high, i.to);
      return from.lt(to) ? [{ ...i, from: from.toFixed(), to: to.toFixed() }] : [];
    });
  return {
    ...report,
    envelope: within(report.envelope),
    breakEven: report.breakEven.map((pair): BreakEven => ({ ...pair, range, intervals: within(pair.intervals) })),
  };
}
