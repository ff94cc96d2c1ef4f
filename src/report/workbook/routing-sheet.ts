import type { DossierReport } from '../dossier/dossier-report.ts';
import { proofSentence, routeVerdict } from '../routing/route-verdict.ts';
import { amount, settledSheet, settledTable, settledText } from './settled-table.ts';
import type { SheetWriter, Told } from './sheet-writer.ts';

/** The cheapest split, as the solver found it. */
export function routingSheet(report: DossierReport, stale: Told): SheetWriter {
  const sheet = settledSheet('Routing', [30, 26, 16, 18, 18, 18, 70], stale);
  const { routing, routed } = report;
  if (!routing) {
    settledText(sheet, 'No split was looked for: it takes more than one option, and no --no-route.');
    return sheet;
  }
  settledText(sheet, routeVerdict(report, routing));
  settledText(sheet, proofSentence(report, routing));
  sheet.row++;
  settledTable(
    sheet,
    ['task', 'option', 'portion', 'share', 'tok/month', routing.unit, 'reason'],
    routing.split.map(s => [
      s.task,
      s.option ?? s.cascade,
      s.portion,
      amount(s.share, 'percent'),
      amount(s.tokens, 'number'),
      amount(s.monthly, 'money'),
      s.reason,
    ]),
  );
  settledTable(
    sheet,
    ['against', '', '', routing.unit, 'saving', 'share', 'reason'],
    routing.savingAgainst.map(s => [
      s.name,
      null,
      null,
      amount(s.monthly, 'money'),
      amount(s.saving, 'money'),
      amount(s.share, 'percent'),
      s.reason,
    ]),
  );
  if (routed)
    settledTable(
      sheet,
      ['the split costs', 'option', '', routing.unit],
      [
        ...routed.lines.map(l => [l.label, l.option ?? 'all of the plan', null, amount(l.monthly.value, 'money')]),
        ['together', null, null, amount(routed.monthly?.value ?? null, 'money')],
      ],
    );
  settledTable(
    sheet,
    ['task', 'option', 'open', 'why'],
    routing.because.map(b => [b.task, b.option, b.open ? 'yes' : 'no', b.reason]),
  );
  settledText(sheet, routing.disclaimer);
  return sheet;
}
