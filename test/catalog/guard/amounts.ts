import { isScalar, parseDocument, visit } from 'yaml';

/** An amount as it stands in the text of an entry. */
export interface WrittenAmount {
  readonly file: string;
  readonly kind: string;
  /** Keys down to it, without the places in lists: `prices.variants.output`. */
  readonly field: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Keys whose value looks like an amount and is none. */
const NOT_AMOUNTS = [
  'version',
  'name',
  'instance',
  'engine',
  'region',
  'note',
  'title',
  'id',
  'quantisation',
  'precision',
];

const AMOUNT = /^(?:>=? )?\d[\d.]*[kMBT]?(?:\.\.\d[\d.]*[kMBT]?)*(?:%| [A-Za-z%][\w%/]*)?$/;

/** Every amount of a YAML text, found without the schemas and the guards: what neither knows is found too. */
export function amountsIn(path: string, text: string): WrittenAmount[] {
  const found: WrittenAmount[] = [];
  visit(parseDocument(text), {
    Pair(_, pair, ancestors) {
      const key = (pair.key as { value: string }).value;
      if (key === 'source' || key === 'utc' || key === 'read') return visit.SKIP;
      if (!isScalar(pair.value) || NOT_AMOUNTS.includes(key)) return undefined;
      const [start, end] = pair.value.range!;
      const quote = /^["']/.test(text.slice(start, end)) ? 1 : 0;
      const amount = text.slice(start + quote, end - quote);
      if (!AMOUNT.test(amount)) return undefined;
      const keys = ancestors.flatMap(a => ('key' in a ? [(a.key as { value: string }).value] : []));
      const field = [...keys, key].filter(k => k !== 'value').join('.');
      found.push({
        file: path,
        kind: path.split(/[/.]/)[0]!,
        field,
        start: start + quote,
        end: end - quote,
        text: amount,
      });
      return undefined;
    },
  });
  return found;
}
