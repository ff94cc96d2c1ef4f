import type { Quantity } from '../quantity/quantity.ts';
import { total } from '../quantity/total.ts';
import type { Counts } from './counts.ts';
import type { Demand } from './demand.ts';
import { ONE } from './one.ts';

/** What a month of traffic comes to, retries counted: rows over tasks at full share in month 1. A flow is undefined where it is zero for every task. */
export interface Flows {
  /** request/month. */
  readonly requests: Quantity;
  /** tok/month; the cached and written parts are inside the input. */
  readonly input: Quantity;
  readonly uncached: Quantity;
  readonly cacheRead: Quantity | undefined;
  readonly cacheWrite5m: Quantity | undefined;
  readonly cacheWrite1h: Quantity | undefined;
  readonly output: Quantity;
  readonly reasoning: Quantity | undefined;
  /** Output and reasoning. */
  readonly generated: Quantity;
  /** Input, output and reasoning. */
  readonly processed: Quantity;
}

const known = new WeakMap<Demand, WeakMap<Counts, Flows>>();

/** The flows of a demand with given counts per request; options that count alike share them. */
export function flowsOf(demand: Demand, counts: Counts): Flows {
  const ofDemand = known.get(demand) ?? new WeakMap<Counts, Flows>();
  known.set(demand, ofDemand);
  const found = ofDemand.get(counts) ?? computed(demand, counts);
  ofDemand.set(counts, found);
  return found;
}

function computed(demand: Demand, counts: Counts): Flows {
  const requests = demand.requests.times(demand.attempts);
  const flow = (perRequest: Quantity, name: string) => requests.times(perRequest).as(name, 'tok/month');
  const part = (share: Quantity | undefined, name: string) => share && flow(counts.input.times(share), name);
  const cached = [counts.cached, counts.written5m, counts.written1h].flatMap(s => (s ? [s] : []));
  const input = flow(counts.input, 'input tokens');
  const output = flow(counts.output, 'output tokens');
  const reasoning = counts.reasoning && flow(counts.reasoning, 'reasoning tokens');
  const generated = reasoning ? output.plus(reasoning).as('generated tokens', 'tok/month') : output;
  return {
    requests,
    input,
    uncached: cached.length ? flow(counts.input.times(ONE.minus(total(cached, ONE))), 'uncached input tokens') : input,
    cacheRead: part(counts.cached, 'input tokens read from the cache'),
    cacheWrite5m: part(counts.written5m, 'input tokens written to the cache'),
    cacheWrite1h: part(counts.written1h, 'input tokens written to the 1 h cache'),
    output,
    reasoning,
    generated,
    processed: input.plus(generated).as('processed tokens', 'tok/month'),
  };
}
