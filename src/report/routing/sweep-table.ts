import { Decimal } from '../../quantity/decimal.ts';
import { money, percent, significant, volume } from '../format.ts';
import type { Report } from '../report.ts';
import { type Screen, shown } from '../screen.ts';
import { perDay } from '../sentences/words.ts';
import { stackingTable, type TableColumn } from '../stacking-table.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import { alike } from './alike.ts';
import type { SweepReport } from './routing-report.ts';
import { staysBest, staysSentence, stretchesOf } from './sweep-words.ts';

/** The split at other traffic: where it changes, and what keeping it would cost. */
export function sweepTable(sweep: SweepReport | undefined, report: Report, screen: Screen): string[] {
  if (!sweep || sweep.points.length === 0) return [];
  const prose = (text: string, hanging = 2) =>
    wrap(shown(text, screen), Math.min(screen.width, LONGEST_LINE), 2, hanging);
  if (staysBest(sweep) && !screen.all) return prose(staysSentence(sweep, report));
  const stretches = stretchesOf(sweep, report);
  const several = stretches.length > 1;
  const columns: TableColumn[] = [
    ...(sweep.over === 'traffic' ? [{ title: 'traffic', spare: 2 }, { title: 'tok/day' }] : [{ title: 'API prices' }]),
    { title: 're-routed' },
    { title: 'fixed split' },
    { title: 'dearer by', spare: 1 },
    ...(several ? [{ title: 'split' }] : []),
  ];
  const rows = sweep.points.map(({ at, factor, rerouted, fixed, split }) => ({
    cells: [
      new Decimal(factor).eq(1) ? 'as it is' : `${significant(factor, 3)} ×`,
      ...(sweep.over === 'traffic' ? [volume(perDay(at, report))] : []),
      rerouted === null ? 'impossible' : money(rerouted),
      fixed === null ? 'impossible' : money(fixed),
      dearer(rerouted, fixed),
      stretches.find(stretch => stretch.split === split)?.letter ?? '',
    ],
  }));
  const what = sweep.over === 'traffic' ? 'Other traffic, the same week' : 'Other API prices';
  const title = `${what}, ${report.basis.currency} a month; re-routed: settled anew; fixed split: as above, with fleets sized anew:`;
  return [
    ...prose(title).map(screen.style.strong),
    ...stackingTable(columns, rows, screen),
    ...stretches.flatMap(({ letter, split, where }) =>
      prose(several ? `${letter} (${where}): ${split}` : `${where}: ${split}`, 4),
    ),
  ];
}

function dearer(rerouted: string | null, fixed: string | null): string {
  if (rerouted === null || fixed === null) return '';
  if (alike(rerouted, fixed) || new Decimal(rerouted).isZero()) return '–';
  return percent(new Decimal(fixed).minus(rerouted).dividedBy(rerouted));
}
