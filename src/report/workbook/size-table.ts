import type { Formulas } from '../../quantity/spreadsheet/formulas.ts';
import { figure, limitHolds } from './figure-cells.ts';
import type { SheetWriter, Told } from './sheet-writer.ts';
import type { SizeTrials } from './size-trials.ts';

/** Of each fleet: the formula of its size, and what it comes to. */
export interface SettledSize {
  readonly path: string;
  readonly formula: (ref: (told: Told) => string) => string;
  readonly value: number;
  /** The largest size that is tried. */
  readonly most: number;
}

/** Columns: the sizes from the second on, then what the plan costs, whether it is possible, and what counts. */
const [SIZES, COST, POSSIBLE, COUNTS] = [1, 5, 6, 7];
/** Costs that differ by less are the same. */
const PLACES = 6;

/** What a plan costs at each of the sizes that are tried; the cheapest that is possible settles the size. */
export function sizeTable(
  { plan, options, paths, found, trials }: SizeTrials,
  currency: string,
  sheet: SheetWriter,
  formulas: Formulas,
): readonly SettledSize[] {
  sheet.head(sheet.row++, [
    'plan',
    ...Array.from({ length: COST - SIZES }, (_, i) => (options[i] ? `replicas of ${options[i]}` : '')),
    `${currency} a month`,
    'possible',
    'counts',
  ]);
  const first = sheet.row;
  const counts = trials.map(({ sizes, monthly, margins }) => {
    const row = sheet.row++;
    sheet.text(row, 0, plan);
    sizes.forEach((n, i) => {
      sheet.number(row, SIZES + i, n, 'whole');
    });
    const cost = figure(sheet, row, COST, monthly, formulas, 'money');
    const limits = margins.map(m => limitHolds(m, sheet.name, formulas));
    const possible = limits.every(l => l.holds);
    const all = limits.length ? `AND(${limits.map(l => l.formula).join(',')})` : 'TRUE';
    sheet.formula(row, POSSIBLE, `IF(${all},"yes","no")`, possible ? 'yes' : 'no', 'text');
    const value = possible ? Math.round(Number(cost.value) * 10 ** PLACES) / 10 ** PLACES : '';
    const counted = `IF(${sheet.here(row, POSSIBLE)}="yes",ROUND(${sheet.ref(cost)},${PLACES}),"")`;
    return sheet.formula(row, COUNTS, counted, value, 'money');
  });
  const last = { sheet: sheet.name, row: sheet.row - 1, column: COUNTS };
  const column = (c: number) => [{ ...last, row: first, column: c } as Told, { ...last, column: c } as Told] as const;
  const numbers = counts.map(c => (typeof c.value === 'number' ? c.value : Number.POSITIVE_INFINITY));
  const best = numbers.some(Number.isFinite) ? numbers.indexOf(Math.min(...numbers)) : undefined;
  sheet.row++;
  return paths.map((path, i) => {
    const [from, to] = column(SIZES + i);
    const [low, high] = column(COUNTS);
    return {
      path,
      formula: ref => {
        const [sizes, costs] = [`${ref(from)}:${local(to)}`, `${ref(low)}:${local(high)}`];
        return `IF(COUNT(${costs})=0,${found[i]},INDEX(${sizes},MATCH(MIN(${costs}),${costs},0)))`;
      },
      value: best === undefined ? found[i]! : trials[best]!.sizes[i]!,
      most: Math.max(...trials.map(t => t.sizes[i]!)),
    };
    function local(place: Told): string {
      return sheet.here(place.row, place.column);
    }
  });
}
