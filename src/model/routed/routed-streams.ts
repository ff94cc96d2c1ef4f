import { Quantity } from '../../quantity/quantity.ts';
import type { Cascade } from '../../scenario/scenario.ts';
import { ONE } from '../one.ts';
import type { Stream } from '../serving.ts';
import type { RoutedMix } from './routed-mix.ts';

/** The share of what enters a cascade that its first option passes on. */
export const escalatedShare = (cascade: Cascade): Quantity =>
  Quantity.given(cascade.escalation, `share that ${cascade.id} escalates`);

/** A stream, and the share of it that goes on to another option unanswered; undefined where nothing does. */
export interface RoutedStream extends Stream {
  readonly escalated: Quantity | undefined;
}

/** What each option serves in a split, directly and in cascades: both options of one serve what is passed on. */
export function routedStreams({
  parts,
  cascades,
}: Pick<RoutedMix, 'parts' | 'cascades'>): ReadonlyMap<string, readonly RoutedStream[]> {
  const streams = new Map<string, RoutedStream[]>();
  const put = (id: string, stream: RoutedStream) => streams.set(id, [...(streams.get(id) ?? []), stream]);
  for (const [id, part] of parts) put(id, { share: ONE, part, escalated: undefined });
  for (const { cascade, part } of cascades) {
    const share = escalatedShare(cascade);
    put(cascade.try, { share: ONE, part, escalated: share });
    put(cascade.escalateTo, { share, part, escalated: undefined });
  }
  return streams;
}
