import type { CashFlowYear } from '../../../src/report/cash-flow/cash-flow-report.ts';
import type { PlanReport, Report } from '../../../src/report/report.ts';

/** Figures of a report by a name that every format can be asked for: exact decimals as text, null where there is none. */
export type Expected = ReadonlyMap<string, string | null>;

/** What a reader found in a text, by the same names: as it is printed there. */
export type Found = ReadonlyMap<string, string>;

export const FIGURES: Readonly<Record<string, (p: PlanReport) => string | null>> = {
  monthly: p => p.monthly?.value ?? null,
  'per Mtok': p => p.perMtok?.value ?? null,
  'up front': p => p.upfront?.value ?? null,
  'first month': p => p.firstMonth?.value ?? null,
  cash: p => p.horizonTotal?.value ?? null,
};

export const YEAR: Readonly<Record<string, (y: Pick<CashFlowYear, 'cash' | 'amortised'>) => string>> = {
  capex: y => y.cash.capex,
  opex: y => y.cash.opex,
  received: y => y.cash.received,
  cash: y => y.cash.net,
  running: y => y.amortised.usage,
  depreciation: y => y.amortised.depreciation,
  amortised: y => y.amortised.total,
};

const possible = ({ plans }: Report): PlanReport[] => plans.filter(p => p.feasible);

/** What a column of the plans is called in every format. */
export const columnOf = (title: string): string => (/^cash in \d+ months$/.test(title) ? 'cash' : title);

export function planFigures(report: Report): Expected {
  return new Map(
    possible(report).flatMap(p => Object.entries(FIGURES).map(([name, of]) => [`${p.id}/${name}`, of(p)] as const)),
  );
}

/** The cost lines that cost something, by their number, and their total. */
export function lineFigures(report: Report): Expected {
  return new Map(
    possible(report).flatMap(p => {
      const lines = p.lines.filter(l => Number(l.monthly.value) !== 0);
      if (!lines.length) return [];
      return [
        ...lines.map((l, i) => [`${p.id}/${i} ${l.label}`, l.monthly.value] as const),
        [`${p.id}/total`, p.monthly!.value] as const,
      ];
    }),
  );
}

export function yearFigures(report: Report): Expected {
  return new Map(
    (report.cashFlow ?? []).flatMap(flow =>
      flow.years.flatMap(y =>
        Object.entries(YEAR).map(([name, of]) => [`${flow.plan}/${y.fiscalYear}/${name}`, of(y)] as const),
      ),
    ),
  );
}

/** Names whose printed text is not what the exact figure rounds to; `units`: of the last printed place that a part of a sum may be off. */
export function untrue(found: Found, expected: Expected, units = 0.5): string[] {
  const missing = [...expected.keys()].filter(name => !found.has(name)).map(name => `${name} is not there`);
  const extra = [...found.keys()].filter(name => !expected.has(name)).map(name => `${name} is unknown`);
  const wrong = [...found].flatMap(([name, text]) => {
    const exact = expected.get(name);
    if (exact === undefined) return [];
    return agrees(text, exact, units) ? [] : [`${name}: printed ${text}, is ${exact}`];
  });
  return [...missing, ...extra, ...wrong];
}

export function agrees(text: string, exact: string | null, units: number): boolean {
  const number = numberIn(text);
  if (number === undefined || exact === null) return number === undefined && exact === null;
  const places = text.split('.')[1]?.length ?? 0;
  // half a unit of the last place, and what float64 does to it
  return Math.abs(number - Number(exact)) <= (units + 1e-6) * 10 ** -places + Math.abs(number) * 1e-14;
}

/** The number that a person reads; undefined for `n/a` and for a dash. */
export const numberIn = (text: string): number | undefined => {
  const plain = text.replaceAll(',', '').replace('−', '-');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};

/** Sums of printed parts that are not their printed total, counted in units of the last place. */
export function unfooted(found: Found, total: (name: string) => string | undefined): string[] {
  const sums = new Map<string, bigint>();
  const units = (text: string) => BigInt(text.replaceAll(/[,.]/g, ''));
  for (const [name, text] of found) {
    const of = total(name);
    if (of !== undefined) sums.set(of, (sums.get(of) ?? 0n) + units(text));
  }
  return [...sums].flatMap(([name, sum]) => {
    const said = found.get(name);
    return said !== undefined && units(said) === sum ? [] : [`${name}: rows add to ${sum}, the total says ${said}`];
  });
}
