import { calcPrice } from '@pydantic/genai-prices';
import type { CompiledCatalog } from '../src/catalog/compiled.ts';
import { openCatalog } from '../src/catalog/open.ts';
import type { Call } from '../src/model/api/call.ts';
import { callPricer } from '../src/model/api/call-pricer.ts';
import { seeded } from '../test/peer/seeded.ts';
import { compileCatalog } from './compile-catalog.ts';

const MODELS = [
  'anthropic/claude-haiku-4-5',
  'anthropic/claude-sonnet-4-6',
  'google/gemini-2.5-pro',
  'openai/gpt-4o',
  'openai/gpt-5.4',
  'openai/gpt-5.6-terra',
];
const CALLS = 2000;
const ROUNDS = 15;

/** Calls of September and October 2026, some with long prompts, half of them with a cache. */
function callsTo(model: string, seed: number): readonly Call[] {
  const chance = seeded(seed);
  return Array.from({ length: CALLS }, () => {
    const input = chance.whole(5000, 300_000);
    const cacheRead = chance.next() < 0.5 ? chance.whole(0, input) : 0;
    const cacheWrite5m = model.startsWith('anthropic/') ? chance.whole(0, input - cacheRead) : 0;
    const at = Date.UTC(2026, 8, 1) + chance.whole(0, 60 * 86_400_000);
    return { at, input, cacheRead, cacheWrite5m, output: chance.whole(1, 4000) };
  });
}

/** Calls to six models, priced here and by @pydantic/genai-prices in turns: median microseconds per call, and the sums in USD. */
export async function pricesAgainstPeer(pricingData: string): Promise<{
  readonly many: number;
  readonly one: number;
  readonly peer: number;
  readonly ours: number;
  readonly theirs: number;
}> {
  const { json } = await compileCatalog(pricingData);
  const catalog = openCatalog(JSON.parse(json) as CompiledCatalog);
  const work = MODELS.map((model, i) => {
    const [providerId, name] = model.split('/') as [string, string];
    const calls = callsTo(model, i + 1);
    const asked = calls.map(c => ({
      usage: {
        input_tokens: c.input,
        cache_read_tokens: c.cacheRead,
        cache_write_tokens: c.cacheWrite5m,
        output_tokens: c.output,
      },
      options: { providerId, timestamp: new Date(c.at) },
    }));
    return { pricer: callPricer(catalog.api(model)!), calls, name, asked };
  });
  const sums = {
    many: () => work.reduce((sum, { pricer, calls }) => pricer.costs(calls).reduce((s, c) => s + c, sum), 0),
    one: () =>
      work.reduce((sum, { pricer, calls }) => calls.reduce((s, c) => s + pricer.cost(c).total.toNumber(), sum), 0),
    peer: () =>
      work.reduce(
        (sum, { name, asked }) => asked.reduce((s, a) => s + calcPrice(a.usage, name, a.options)!.total_price, sum),
        0,
      ),
  };
  const times: Record<keyof typeof sums, number[]> = { many: [], one: [], peer: [] };
  const totals = { many: 0, one: 0, peer: 0 };
  for (let round = 0; round < ROUNDS; round++)
    for (const way of ['many', 'one', 'peer'] as const) {
      const start = performance.now();
      totals[way] = sums[way]();
      // the first rounds warm up
      if (round >= ROUNDS / 3) times[way].push(((performance.now() - start) * 1000) / (CALLS * MODELS.length));
    }
  const median = (way: keyof typeof sums) => times[way].sort((a, b) => a - b)[times[way].length >> 1]!;
  for (const way of ['many', 'one'] as const)
    if (Math.abs(totals[way] / totals.peer - 1) > 1e-12)
      throw new Error(`the same calls cost ${totals[way]} USD here and ${totals.peer} USD at the peer`);
  return { many: median('many'), one: median('one'), peer: median('peer'), ours: totals.many, theirs: totals.peer };
}
