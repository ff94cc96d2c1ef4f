import type { Report } from '../report.ts';
import { breakEvenSentence, envelopeSentence } from '../sentences/break-even.ts';
import { flipsSentence } from '../sentences/flips.ts';
import { paybackSentence } from '../sentences/payback.ts';
import { amount, settledSheet, settledTable, settledText } from './settled-table.ts';
import type { SheetWriter, Told } from './sheet-writer.ts';

const ALL = Number.POSITIVE_INFINITY;

/** Where the cheaper plan changes, what turns the answer, and when outlays come back: values that only a search finds. */
export function breakEvenSheet(report: Report, stale: Told): SheetWriter {
  const sheet = settledSheet('Break-even', [26, 26, 22, 22, 26, 20, 60], stale);
  const { breakEven, envelope, payback = [], verdict } = report;
  for (const pair of breakEven) settledText(sheet, breakEvenSentence(pair, report, ALL));
  settledText(sheet, envelopeSentence(report, ALL));
  settledText(sheet, flipsSentence(report, true));
  for (const p of payback) settledText(sheet, paybackSentence(p, report));
  sheet.row++;
  settledTable(
    sheet,
    ['plan', 'and plan', `from, ${breakEven[0]?.unit ?? ''}`, 'to', 'cheaper', 'proven', 'reason'],
    breakEven.flatMap(({ between: [a, b], intervals, certified, reason }) =>
      intervals.map(i => [
        a,
        b,
        amount(i.from, 'number'),
        i.to === null ? 'without end' : amount(i.to, 'number'),
        i.cheaper ?? 'both alike',
        certified ? 'yes' : 'no',
        reason,
      ]),
    ),
  );
  settledTable(
    sheet,
    ['cheapest by traffic', '', 'from, tok/month', 'to'],
    envelope.map(s => [
      s.cheapest ?? 'no plan',
      null,
      amount(s.from, 'number'),
      s.to === null ? 'without end' : amount(s.to, 'number'),
    ]),
  );
  settledTable(
    sheet,
    ['what turns the answer', 'to', 'at', 'unit', 'direction', 'distance'],
    verdict.flips.map(f => [f.driver, f.to, amount(f.at, 'price'), f.unit, f.direction, amount(f.distance, 'price')]),
  );
  settledTable(
    sheet,
    ['payback of', 'against', 'months', 'months, discounted', 'net present value', 'IRR a year', 'outlay'],
    payback.map(p => [
      p.plan,
      p.against,
      p.months === null ? p.status : amount(p.months, 'price'),
      p.discountedMonths === null ? p.discountedStatus : amount(p.discountedMonths, 'price'),
      amount(p.npv, 'money'),
      p.irr === null ? p.irrReason : amount(p.irr, 'percent'),
      amount(p.upfront, 'money'),
    ]),
  );
  return sheet;
}
