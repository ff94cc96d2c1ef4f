import type { PairBreakEven } from '../analysis/break-even.ts';
import type { BreakEven } from './report.ts';

/** A break-even over traffic as the report carries it: plain decimals in tok/month. */
export function breakEvenReport(found: PairBreakEven): BreakEven {
  const { envelope } = found;
  return {
    between: found.between,
    over: 'traffic',
    unit: 'tok/month',
    intervals: envelope.segments.map(s => ({ from: s.from.toText(), to: s.to?.toText() ?? null, cheaper: s.cheapest })),
    permanentFrom: found.permanentFrom?.toText() ?? null,
    never: found.never,
    endless: envelope.endless,
    certified: found.certified,
    reason: found.never ? neverReason(found) : envelope.reason,
  };
}

function neverReason({ between, envelope }: PairBreakEven): string {
  const [only] = envelope.segments;
  if (only!.cheapest === null)
    return envelope.reason ?? `${between[0]} and ${between[1]} cost the same at every volume`;
  const loser = between.find(id => id !== only!.cheapest)!;
  return `${only!.cheapest} costs less than ${loser} at every volume`;
}
