import type { Bucket } from '../../catalog/catalog.ts';
import type { BucketPrices, CompiledApi, CompiledPeriod } from '../../catalog/compiled.ts';
import { inForce } from '../../catalog/dates.ts';
import { amountIn } from '../../catalog/diff/amount-in.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import { type Screen, shownSafely } from '../screen.ts';
import { grid, gridWidth, gridWidths } from '../terminal/grid.ts';
import { wrap } from '../wrap.ts';
import { bars } from './bars.ts';
import { conditionWords } from './condition-words.ts';
import { exactPrice, measured } from './measure.ts';
import { spanWords, stateWords } from './period-words.ts';
import type { SourceNotes } from './source-notes.ts';
import { BUCKET_WORDS, variantWords } from './variant-words.ts';

const NARROWEST_WORDS = 24;

/** A period or a variant of it: words, then a price for every bucket. */
interface Line {
  readonly words: string;
  readonly depth: 0 | 1;
  readonly state: string;
  readonly prices: BucketPrices;
  readonly mark: string;
  readonly note: string | undefined;
  readonly strong: boolean;
}

/** The prices of an API entry over time: a line per period, its variants below it in words, then bars of what changed. */
export function priceHistory(entry: CompiledApi, day: string, notes: SourceNotes, screen: Screen): string[] {
  const lines = entry.prices.flatMap(period => periodLines(period, day, notes));
  const buckets = BUCKETS.filter(bucket => lines.some(line => line.prices[bucket] !== undefined));
  const drawn = entry.prices.filter(period => period.status !== 'withdrawn');
  const points = drawn.map(period => ({
    when: period.validFrom ?? spanWords(period),
    values: [priceOf(period.prices.input, 'input'), priceOf(period.prices.output, 'output')],
    note: stateWords(period, day) === 'scheduled' ? 'scheduled' : '',
  }));
  const drawing = bars(points, ['input', 'output'], exactPrice, screen);
  const units = new Set(buckets.filter(bucket => bucket !== 'request').map(bucket => unitOf(lines, bucket)));
  return [
    screen.style.strong(`Prices in ${[...units].join(', ')}`),
    ...(table(lines, buckets, screen) ?? blocks(lines, buckets, screen)),
    ...(drawing.length > 0 ? ['', ...drawing] : []),
  ];
}

function periodLines(period: CompiledPeriod, day: string, notes: SourceNotes): Line[] {
  const now = inForce(period, day);
  const mark = notes.mark(period.source);
  return [
    {
      words: spanWords(period),
      depth: 0,
      state: stateWords(period, day),
      prices: period.prices,
      mark,
      note: [period.cacheStorage && `keeping tokens in the cache: ${period.cacheStorage}`, period.note]
        .filter(Boolean)
        .join('; '),
      strong: now,
    },
    ...period.variants.map((variant, i): Line => {
      const words = variantWords(period, i);
      return {
        words: [conditionWords(variant), words].filter(Boolean).join(': '),
        depth: 1,
        state: '',
        prices: variant.prices,
        mark: variant.source === undefined ? '' : notes.mark(variant.source),
        note: undefined,
        strong: false,
      };
    }),
  ];
}

function priceOf(text: string | undefined, bucket: Bucket): string | undefined {
  const amount = text === undefined ? undefined : amountIn(text);
  return amount && measured(amount, bucket === 'request' ? '¤/request' : '¤/Mtok').value;
}

const cell = (line: Line, bucket: Bucket): string => {
  const value = priceOf(line.prices[bucket], bucket);
  return value === undefined ? '' : exactPrice(value);
};

/** Undefined where the page is too narrow for it. */
function table(lines: readonly Line[], buckets: readonly Bucket[], screen: Screen): string[] | undefined {
  const heads = buckets.map(bucket => headOf(bucket, lines));
  const rows = [
    ...[0, 1].map(n => ['', ...heads.map(head => head[n]!), '']),
    ...lines.map(line => ['', ...buckets.map(bucket => cell(line, bucket)), line.mark]),
  ];
  const widths = gridWidths(rows);
  const title = (line: Line): string => shownSafely(line.state ? `${line.words}, ${line.state}` : line.words, screen);
  const longest = Math.max(...lines.map(line => title(line).length + 2 * line.depth));
  const room = screen.width - gridWidth(widths);
  if (room < NARROWEST_WORDS) return undefined;
  widths[0] = Math.min(longest, room);
  const out = grid(rows.slice(0, 2), widths, screen)
    .filter(line => line !== '')
    .map(screen.style.faint);
  lines.forEach((line, i) => {
    const wrapped = wrap(title(line), widths[0]!, line.depth * 2, line.depth * 2 + 2);
    const cells = (n: number) => (n === 0 ? rows[i + 2]!.slice(1) : []);
    const own = grid(
      wrapped.map((text, n) => [text, ...cells(n)]),
      widths,
      screen,
    );
    out.push(...(line.strong ? own.map(screen.style.strong) : own));
    if (line.note) out.push(...wrap(shownSafely(line.note, screen), screen.width, 4).map(screen.style.faint));
  });
  return out;
}

/** A heading in two lines. The unit of tokens stands above the table. */
function headOf(bucket: Bucket, lines: readonly Line[]): readonly [string, string] {
  if (bucket === 'request') return ['request', unitOf(lines, bucket)];
  const words = BUCKET_WORDS[bucket];
  const gap = words.indexOf(' ');
  return gap < 0 ? [words, ''] : [words.slice(0, gap), words.slice(gap + 1)];
}

/** `USD/Mtok`, where all prices of the bucket are in it. */
function unitOf(lines: readonly Line[], bucket: Bucket): string {
  const units = lines.flatMap(line => {
    const amount = line.prices[bucket] === undefined ? undefined : amountIn(line.prices[bucket]!);
    return amount ? [measured(amount, bucket === 'request' ? '¤/request' : '¤/Mtok').unit] : [];
  });
  return [...new Set(units)].join(' ');
}

function blocks(lines: readonly Line[], buckets: readonly Bucket[], screen: Screen): string[] {
  return lines.flatMap((line, i) => {
    const indent = 2 + line.depth * 2;
    const head = `${line.words}${line.state ? `, ${line.state}` : ''}${line.mark ? ` ${line.mark}` : ''}`;
    const figures = buckets
      .filter(bucket => line.prices[bucket] !== undefined)
      .map(bucket => `${BUCKET_WORDS[bucket]} ${cell(line, bucket)} ${unitOf([line], bucket)}`);
    return [
      ...(i > 0 && line.depth === 0 ? [''] : []),
      ...wrap(shownSafely(head, screen), screen.width, indent, indent + 2).map(
        line.strong ? screen.style.strong : same,
      ),
      ...figures.flatMap(text => wrap(text, screen.width, indent + 2, indent + 4)),
      ...(line.note ? wrap(shownSafely(line.note, screen), screen.width, indent + 2) : []),
    ];
  });
}

const same = (text: string): string => text;
