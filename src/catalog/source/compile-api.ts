import type { Segment } from '../../input/tree.ts';
import { readAmount } from '../../quantity/amount.ts';
import type { BucketPrices, CompiledApi, CompiledPeriod, SourceRef } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { checkSpans } from './check-spans.ts';
import { expandVariants } from './expand-times.ts';
import type { Finding } from './finding.ts';
import { bucketPrices, contradicted, declaredFree, isEmpty } from './free.ts';
import type { WrittenApi, WrittenBuckets, WrittenPeriod } from './schema-api.ts';

/** An API entry in its compiled form, and what is wrong with it beyond its shape. */
export function compileApi(written: WrittenApi): {
  readonly entry: CompiledApi;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  if (written.prices.length === 0) findings.push({ code: 'E451', path: ['prices'], message: 'no price is written' });
  const prices = written.prices.map((period, i) =>
    compilePeriod({ ...period, source: period.source ?? written.source }, ['prices', i], findings),
  );
  findings.push(...checkSpans(written.prices.map((span, i) => ({ span, path: ['prices', i] }))));
  return { entry: { ...written, prices }, findings };
}

function compilePeriod(
  period: WrittenPeriod & { readonly source: SourceRef },
  path: readonly Segment[],
  findings: Finding[],
): CompiledPeriod {
  const { validFrom, validTo, recordedAt, status, source, note, unusual, cacheStorage } = period;
  const prices = bucketPrices(period);
  checkFree(period, path, findings);
  for (const bucket of ['input', 'output'] as const) {
    if (prices[bucket] === undefined)
      findings.push({
        code: 'E451',
        path,
        message: `the price of ${bucket} is missing`,
        hint: `write \`${bucket}: 2.50 USD/Mtok\`, or \`free: [${bucket}]\``,
      });
  }
  checkPlausible(prices, path, findings);
  const written = period.variants ?? [];
  written.forEach((variant, i) => {
    const at = [...path, 'variants', i];
    const { tier, region, prompt, utc, days, times } = variant;
    if (!tier && !region && !prompt && !utc && !days)
      findings.push({
        code: 'E459',
        path: at,
        message: 'a variant without a condition',
        hint: 'write `tier`, `region`, `prompt`, `utc` or `days`, or put its prices into the period itself',
      });
    if (times === undefined && isEmpty(bucketPrices(variant)))
      findings.push({ code: 'E451', path: at, message: 'a variant without a price' });
    if (times === undefined && variant.buckets)
      findings.push({
        code: 'E459',
        path: [...at, 'buckets'],
        message: '`buckets` says what `times` multiplies, and there is no `times`',
      });
    checkFree(variant, at, findings);
    checkPlausible({ ...prices, ...bucketPrices(variant) }, at, findings);
  });
  const variants = expandVariants(prices, written);
  if (variants.includes(undefined))
    findings.push({
      code: 'E459',
      path: [...path, 'variants'],
      message: '`times` restates a prompt size, window or weekday of a variant before it',
      hint: 'write the prices of the combination out',
    });
  return {
    validFrom,
    validTo,
    recordedAt,
    status,
    source,
    note,
    unusual,
    cacheStorage,
    free: declaredFree([period, ...written]),
    prices,
    variants: variants.filter(v => v !== undefined),
  };
}

function checkFree(written: WrittenBuckets, path: readonly Segment[], findings: Finding[]): void {
  for (const bucket of contradicted(written))
    findings.push({ code: 'E455', path: [...path, bucket], message: `${bucket} has a price and is declared free` });
}

function checkPlausible(prices: BucketPrices, path: readonly Segment[], findings: Finding[]): void {
  const value = (text: string | undefined) => {
    const reading = text === undefined ? undefined : readAmount(text, FIELDS.tokenPrice);
    return reading?.ok ? reading.amount.likely : undefined;
  };
  const [input, output, cacheRead] = [value(prices.input), value(prices.output), value(prices.cacheRead)];
  if (!input || !output || output.isZero()) return;
  if (cacheRead?.gt(input))
    findings.push({
      code: 'E460',
      path,
      message: `a cache read (${prices.cacheRead}) is dearer than input (${prices.input})`,
    });
  if (output.times(2).lt(input))
    findings.push({
      code: 'E460',
      severity: 'warning',
      path,
      message: `output (${prices.output}) costs less than half of input (${prices.input})`,
    });
}
