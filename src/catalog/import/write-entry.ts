import { BUCKETS } from '../fields.ts';
import type { Imported, Period, Prices, Variant } from './imported.ts';
import { item, quoted, scalar } from './yaml-text.ts';

/** Where the prices come from and when they were read. */
export interface Origin {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly read: string;
}

/** An entry as the YAML text of its file. */
export function writeEntry(entry: Imported, origin: Origin): string {
  const { name, family, model, contextWindow, rateLimit, regions = [], shutdown, periods } = entry;
  const limits = [
    rateLimit?.tokens && `tokens: ${rateLimit.tokens}`,
    rateLimit?.requests && `requests: ${rateLimit.requests}`,
  ].filter(Boolean);
  const lines = [
    `name: ${scalar(name || model)}`,
    `model: ${isShort(family) ? family : model}`,
    ...(contextWindow ? [`contextWindow: ${contextWindow}`] : []),
    ...aliasLines(entry),
    ...(shutdown ? [`deprecation: { shutdown: ${shutdown} }`] : []),
    ...(regions.length ? [`regions: [${regions.join(', ')}]`] : []),
    ...(limits.length ? [`rateLimits: { listed: { ${limits.join(', ')} } }`] : []),
    `source: { title: ${quoted(origin.title)}, read: ${origin.read}, grade: third-party }`,
    'prices:',
    ...periods.flatMap(period => periodLines(period, entry, origin)),
  ];
  return `${lines.join('\n')}\n`;
}

/** An entry that replaces one says its names, even none: they take the place of the names that one had. */
function aliasLines({ aliases, replaces }: Imported): string[] {
  const lines = [
    ...aliases.map(alias => `  - { id: ${quoted(alias)} }`),
    ...(replaces ?? []).map(({ id, from, to }) => {
      const days = `${from === undefined ? '' : `, from: ${from}`}${to === undefined ? '' : `, to: ${to}`}`;
      return `  - { id: ${quoted(id)}${days} }`;
    }),
  ];
  if (lines.length > 0) return ['aliases:', ...lines];
  return replaces ? ['aliases: []'] : [];
}

function periodLines(period: Period, { note, deprecated }: Imported, { read }: Origin): string[] {
  const { validFrom, validTo, free, base, variants } = period;
  const status = deprecated ? 'deprecated' : validFrom !== undefined && validFrom > read ? 'scheduled' : 'effective';
  const lines = [
    ...(validFrom ? [`validFrom: ${validFrom}`] : []),
    ...(validTo ? [`validTo: ${validTo}`] : []),
    `recordedAt: ${read}`,
    `status: ${status}`,
    ...(note ? [`note: ${quoted(note)}`] : []),
    ...(free ? ['free: true'] : priceLines(base)),
    ...(variants.length ? ['variants:', ...variants.flatMap(variantLines).map(line => `  ${line}`)] : []),
  ];
  return item(lines).map(line => `  ${line}`);
}

const variantLines = ({ when, prices }: Variant): string[] =>
  item([
    ...(when.tier ? [`tier: ${when.tier}`] : []),
    ...(when.region ? [`region: ${when.region}`] : []),
    ...(when.prompt ? [`prompt: ${quoted(when.prompt)}`] : []),
    ...(when.utc ? [`utc: [${quoted(when.utc)}]`] : []),
    ...priceLines(prices),
  ]);

const priceLines = (prices: Prices): string[] =>
  BUCKETS.flatMap(bucket =>
    prices[bucket] === undefined
      ? []
      : [`${bucket}: ${prices[bucket]} ${bucket === 'request' ? 'USD/request' : 'USD/Mtok'}`],
  );

const isShort = (id: string): boolean => id.length > 0 && id.length <= 64;
