import { listRows } from '../catalog/list-table.ts';
import { extra, type Listing, number, text } from '../catalog/listing.ts';
import { whole } from '../catalog/measure.ts';
import { fixed, percent, significant, unitPrice } from '../format.ts';
import { toJson } from '../json.ts';
import { type Screen, shownSafely } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { catalogWords } from '../sentences/catalog.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import { listCsv } from './capacity-formats.ts';
import { listOf, rate } from './capacity-lists.ts';
import { lengthsOf, limitWords } from './capacity-words.ts';
import type { RankingReport } from './ranking-report.ts';

const COLUMNS: Listing['columns'] = [
  text('id', 'replica', 0),
  extra('device', 'text'),
  extra('gpus', 'number'),
  text('precision', 'precision', 1),
  extra('engine', 'text'),
  number('batch', 'batch', '', 7, whole),
  number('output', 'output', 'tok/s', 6, rate),
  extra('outputLow', 'number'),
  extra('outputHigh', 'number'),
  number('total', 'in + out', 'tok/s', 4, rate),
  extra('basis', 'text'),
  extra('factor', 'number'),
  extra('distance', 'number'),
  text('confidence', 'sure', 5),
  extra('rowsNear', 'number'),
  number('within', 'within limits', 'at once', 8, whole),
  number('goodput', 'goodput', 'tok/s', 5, rate),
  number('replicas', 'replicas', '', 1, whole),
  number('utilisation', 'busy', '', 5, percent),
  number('rent', 'rent', 'USD/GPU/h', 3, unitPrice),
  text('provider', 'at', 2),
  extra('instance', 'text'),
  extra('region', 'text'),
  number('perMtok', 'full', 'USD/Mtok', 3, unitPrice),
  number('perMtokWithinLimits', 'in limits', 'USD/Mtok', 4, unitPrice),
  number('perMtokAtLoad', 'at load', 'USD/Mtok', 4, unitPrice),
  extra('rentSource', 'text'),
];

const COST: Readonly<Record<RankingReport['rankedBy'], string>> = {
  full: 'perMtok',
  withinLimits: 'perMtokWithinLimits',
  atLoad: 'perMtokAtLoad',
};

/** Below this a row is a block of lines, which only what matters most is worth. */
const NARROW = 60;
const NARROW_SPARE = 1;

/** The list with the cost it is ranked by in every width; `width` undefined: all columns. */
function listed(report: RankingReport, width?: number): Listing {
  const columns = COLUMNS.map(column => (column.name === COST[report.rankedBy] ? { ...column, spare: 0 } : column));
  const narrow = width !== undefined && width < NARROW;
  const shown = narrow ? columns.filter(({ spare = 9 }) => spare <= NARROW_SPARE) : columns;
  return listOf('ranking', report, shown, report.rows);
}

const RANKED_BY: Readonly<Record<RankingReport['rankedBy'], string>> = {
  full: 'full',
  withinLimits: 'as full as the limits allow',
  atLoad: 'at the load',
};

/** The ranking for a person. */
export function renderRanking(report: RankingReport, screen: Screen): string {
  const width = Math.min(screen.width, LONGEST_LINE);
  const sections = [
    wrap(shownSafely(titleOf(report), screen), screen.width).map(screen.style.faint),
    listRows(listed(report, screen.width), screen),
    report.notes.flatMap(note => wrap(shownSafely(`- ${note}`, screen), width, 0, 2)),
  ];
  return joinedSections(sections);
}

function titleOf(report: RankingReport): string {
  const { model, request, limits, load, counts, catalog, asOf, rankedBy } = report;
  const asked = [
    `${model}, requests of ${lengthsOf(request)}`,
    limits && `within ${limitWords({ ...limits, within: null })}`,
    load &&
      `${rate(load.requests)} ${Number(load.requests) === 1 ? 'request' : 'requests'} a second${Number(load.peakToMean) === 1 ? '' : `, busiest hour ${significant(load.peakToMean, 3)} times that`}`,
    `by cost per Mtok ${RANKED_BY[rankedBy]}`,
    `${fixed(counts.priced, 0)} replicas with a price, ${fixed(counts.unpriced, 0)} without, ${fixed(counts.tooSmall, 0)} too small`,
    `prices of ${asOf}, ${catalogWords(catalog, true)}`,
  ];
  return asked.filter(Boolean).join(' · ');
}

/** As data: decimals as text, null where unknown or not asked for. */
export const renderRankingJson = (report: RankingReport): string =>
  toJson({
    ...report,
    rows: report.rows.map(row =>
      Object.fromEntries(COLUMNS.filter(c => c.name !== 'id').map(({ name }) => [name, row[name] ?? null])),
    ),
  });

export const renderRankingCsv = (report: RankingReport): string => listCsv(listed(report));
