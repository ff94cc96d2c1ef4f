import { type ConventionName, convention, type Provider, WRITTEN } from './conventions.ts';
import { pricedModel, type Tier, type UnitPrices, unitPrices } from './prices.ts';
import type { LogTask } from './task.ts';

/** One model in one tier that serves a share of a task. */
export interface Lane {
  readonly task: number;
  readonly provider: Provider;
  readonly model: string;
  readonly tier: Tier;
  /** The requests of the task whose number in [0, 1) lies from `from` up to `to` go here. */
  readonly from: number;
  readonly to: number;
  readonly prices: UnitPrices;
}

export function lanesOf(tasks: readonly LogTask[]): readonly Lane[] {
  return tasks.flatMap(({ models, batch, flex }, task) => {
    const tiers: Readonly<Record<Tier, number>> = { standard: 1 - batch - flex, batch, flex };
    let from = 0;
    const lanes = Object.entries(models).flatMap(([id, ofModel]) =>
      Object.entries(tiers).flatMap(([name, ofTier]): readonly Lane[] => {
        if (ofTier <= 0) return [];
        const priced = pricedModel(id);
        const tier = name as Tier;
        const to = from + ofModel * ofTier;
        const lane = { task, provider: priced.provider, model: priced.model, tier, from, to };
        from = to;
        return [{ ...lane, prices: unitPrices(priced, tier) }];
      }),
    );
    // the shares sum to 1 but for the last digits of floats
    return lanes.map((lane, i) => (i === lanes.length - 1 ? { ...lane, to: 1 } : lane));
  });
}

/** The lanes as rows of SQL, under the names of `LANE_COLUMNS`. */
export function laneRows(lanes: readonly Lane[], name: ConventionName): string {
  const rows = lanes.map(({ task, provider, model, tier, from, to, prices }, lane) => {
    const { cacheInPrompt, reasoningInCompletion } = convention(name, provider);
    const written = WRITTEN[provider];
    const values = [
      ...[task, lane, number(from), number(to)],
      ...[`'${written.name}'`, `'${model}'`, `'${tier === 'standard' ? written.tier : tier}'`, tier === 'batch'],
      ...[cacheInPrompt, reasoningInCompletion, `'${idPrefix(provider)}'`],
      ...[prices.input, prices.cacheRead, prices.cacheWrite5m, prices.cacheWrite1h, prices.output],
    ];
    return `(${values.join(', ')})`;
  });
  return rows.join(',\n');
}

export const LANE_COLUMNS =
  'task, lane, share_from, share_to, provider, model, service_tier, batch, cache_in_prompt, reasoning_in_completion, id_prefix, ' +
  'price_input, price_read, price_write_5m, price_write_1h, price_output';

const idPrefix = (provider: Provider) => ({ openai: 'chatcmpl-', anthropic: 'msg_', google: 'gen-' })[provider];

const number = (value: number) => `${value}::DOUBLE`;
