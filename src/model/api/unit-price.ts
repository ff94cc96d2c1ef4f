import type { Bucket } from '../../catalog/catalog.ts';
import type { PromptSize } from '../../catalog/conditions.ts';
import { constantGiven } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { total } from '../../quantity/total.ts';
import type { Context } from '../context.ts';
import { isShapeless, promptTokens } from '../counts.ts';
import { ONE } from '../one.ts';
import type { Window } from './price-table.ts';
import { sizeShares } from './prompt-sizes.ts';
import type { ApiSupply } from './supply.ts';

/** Buckets that are counted per request rather than per token of the prompt: their share in a size class is that of the requests. */
const PER_REQUEST: readonly Bucket[] = ['output', 'reasoning', 'request'];

/**
 * What a unit of a bucket costs each task in one window: the list price, or the mean over size classes and batched and
 * immediate work, weighted with their shares. Undefined, with a fault, where a bucket in use has no price.
 */
export function unitPrice(bucket: Bucket, window: Window, supply: ApiSupply, context: Context): Quantity | undefined {
  const { table, option } = supply;
  const { demand, faults } = context;
  const inBucket = (size: number, batch: boolean) =>
    table.price(bucket, window, size, batch) ??
    (bucket === 'reasoning' ? table.price('output', window, size, batch) : undefined);
  const cost = (size: number, batch: boolean): Quantity | undefined => {
    const given = inBucket(size, batch);
    if (given)
      return Quantity.given(
        given,
        `${bucket} price of ${option.id}${batch ? ', batch' : ''}${size ? ', long prompts' : ''}${window.mask ? `, ${window.label}` : ''}`,
      );
    faults.error('E403', `${option.id} uses ${bucket} but no price of it is known`, option.apiAt, {
      hint: `state it: \`price: { ${bucket}: … USD/${bucket === 'request' ? 'request' : 'Mtok'} }\`, or leave the bucket unused`,
    });
    return undefined;
  };
  const batched = table.hasBatch && demand.batchable !== undefined;
  const sizes = sizeClasses(bucket, supply, context);
  const parts = sizes.flatMap(({ size, share }) => {
    const now = cost(size, false);
    const later = batched ? cost(size, true) : undefined;
    if (!now) return [];
    const mean = later ? now.times(ONE.minus(demand.batchable!)).plus(later.times(demand.batchable!)) : now;
    return [share ? mean.times(share) : mean];
  });
  if (!parts.length) return undefined;
  const price = total(parts, parts[0]!);
  return parts.length > 1 || batched
    ? price.as(
        `mean ${bucket} price of ${option.id}`,
        bucket === 'request' ? `${context.scenario.currency}/request` : `${context.scenario.currency}/Mtok`,
      )
    : price;
}

/** The size classes that any task reaches, with the share of each task in them; no share where one class holds everything. */
function sizeClasses(
  bucket: Bucket,
  { table, option, counts }: ApiSupply,
  { demand, faults, drive }: Context,
): readonly { size: number; share: Quantity | undefined }[] {
  if (!table.thresholds.length) return [{ size: 0, share: undefined }];
  if (drive.conditions && demand.list.every(task => !isShapeless(task) && !task.counts.inputPercentiles))
    return classesByLength(counts.input, table.thresholds);
  const shares = demand.list.map(task => {
    if (isShapeless(task)) {
      faults.warning(
        'E423',
        `the prompts of ${task.id} have no length: prices of ${option.id} for prompts up to ${table.thresholds[0]!.tokens} tok are used`,
        task.at,
        { hint: 'state `input` of a request' },
      );
      return { requests: [1], tokens: [1] };
    }
    return sizeShares(task, promptTokens(task, option, table.tokenizerRatio), table.thresholds);
  });
  const of = (s: (typeof shares)[number], size: number) =>
    (PER_REQUEST.includes(bucket) ? s.requests : s.tokens)[size] ?? 0;
  const reached = Array.from({ length: table.thresholds.length + 1 }, (_, size) => size).filter(size =>
    shares.some(s => of(s, size) > 0),
  );
  if (reached.length === 1) return [{ size: reached[0]!, share: undefined }];
  return reached.map(size => ({
    size,
    share: Quantity.row(
      demand.tasks,
      shares.map((s, t) =>
        constantGiven(
          of(s, size).toFixed(6),
          '',
          `share of ${demand.tasks.labels[t]} in prompt size class ${size + 1}`,
        ),
      ),
      `share in prompt size class ${size + 1}`,
    ),
  }));
}

/** The class that a prompt of the mean length is in, as a choice in the formulas: 1 in one class, 0 in the others. */
function classesByLength(input: Quantity, thresholds: readonly PromptSize[]): { size: number; share: Quantity }[] {
  const reached = thresholds.map(({ tokens, inclusive }) => {
    const size = Quantity.constant(tokens, 'tok/request', 'prompt size of the price list');
    const none = ONE.zero();
    return inclusive ? Quantity.when(input.minus(size), ONE, none) : Quantity.when(size.minus(input), none, ONE);
  });
  return [ONE, ...reached].map((from, size) => {
    const next = reached[size];
    return { size, share: (next ? from.minus(next) : from).as(`share in prompt size class ${size + 1}`, '') };
  });
}
