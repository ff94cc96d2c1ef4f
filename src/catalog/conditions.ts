import type { Given } from '../quantity/given.ts';
import type { Bucket, PriceList, PriceVariant } from './catalog.ts';

export const MINUTES_OF_WEEK = 7 * 24 * 60;
const MINUTES_OF_DAY = 24 * 60;

type Variant = PriceList['variants'][number];

/** A prompt size at which prices change; `inclusive`: already at this size. */
export type PromptSize = NonNullable<PriceVariant['prompt']>;

/** Whether a prompt of so many tokens, cached ones included, is of that size. */
export const reaches = (tokens: number, { tokens: size, inclusive }: PromptSize): boolean =>
  inclusive ? tokens >= size : tokens > size;

/** The prompt sizes of price lists, each once, in the order in which a growing prompt reaches them. */
export function promptSizes(lists: readonly PriceList[]): readonly PromptSize[] {
  const sizes = lists.flatMap(list => list.variants.flatMap(v => (v.prompt ? [v.prompt] : [])));
  return sizes
    .filter((p, i) => sizes.findIndex(o => sameSize(o, p)) === i)
    .sort((a, b) => a.tokens - b.tokens || Number(b.inclusive) - Number(a.inclusive));
}

const sameSize = (a: PromptSize, b: PromptSize): boolean => a.tokens === b.tokens && a.inclusive === b.inclusive;

/** Places in the list of the variants with hours or weekdays that hold at a minute of the week, counted from Monday 00:00 UTC. */
export const timedAt = (list: PriceList, minuteOfWeek: number): readonly number[] =>
  list.variants.flatMap((v, i) => (isTimed(v) && holdsAt(v, minuteOfWeek) ? [i] : []));

export const isTimed = (variant: Variant): boolean => variant.hours !== undefined || variant.days !== undefined;

/** Whether the hours and weekdays of a variant, where it has any, hold at a minute of the week. A window past midnight belongs to the day it began. */
function holdsAt({ hours, days }: Variant, minuteOfWeek: number): boolean {
  const day = Math.floor(minuteOfWeek / MINUTES_OF_DAY);
  const minute = minuteOfWeek % MINUTES_OF_DAY;
  const onDay = (d: number) => !days || days.includes((d + 7) % 7);
  if (!hours) return onDay(day);
  return hours.some(({ from, to }) =>
    from < to
      ? minute >= from && minute < to && onDay(day)
      : (minute >= from && onDay(day)) || (minute < to && onDay(day - 1)),
  );
}

/** The price of a bucket at a minute of the week, for prompts that reach some sizes: that of the last variant that holds and states it, else that of the base. */
export function priceAt(
  list: PriceList,
  bucket: Bucket,
  minuteOfWeek: number,
  reached: readonly PromptSize[],
): Given | undefined {
  let price = list.base.get(bucket);
  for (const v of list.variants)
    if (holdsAt(v, minuteOfWeek) && (!v.prompt || reached.some(size => sameSize(size, v.prompt!))))
      price = v.prices.get(bucket) ?? price;
  return price;
}
