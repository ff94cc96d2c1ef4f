import type { SplitRow } from '../../analysis/routing/split-rows.ts';
import type { Week } from '../../analysis/routing/week.ts';
import type { Model } from '../../model/model.ts';
import { describeSource } from '../../quantity/source.ts';
import type { Option, Task } from '../../scenario/scenario.ts';
import { unitPrice as shownPrice } from '../format.ts';
import { listed } from '../sentences/words.ts';
import type { Because } from './routing-report.ts';

/** Why each option that is closed to a task is so: every barrier with its source. */
export function closedBecause(
  tasks: readonly Task[],
  options: readonly Option[],
  { context }: Model,
): readonly Because[] {
  return tasks.flatMap(task =>
    options.flatMap(option =>
      context.barriers(task, option).map(({ kind, sentence, source }) => ({
        task: task.id,
        option: option.id,
        open: false,
        kind,
        reason: sentence,
        source: source ? describeSource(source) : null,
      })),
    ),
  );
}

/** Why a row of the split is what it is, in a sentence. */
export function reasonOf(
  row: SplitRow,
  rows: readonly SplitRow[],
  open: readonly Option[],
  price: (option: string) => number | undefined,
  week: Week,
  held: boolean,
): string {
  if (row.tokens.isZero()) return 'no traffic';
  if (held) return 'not routed: it stays where the baseline has it';
  if (row.via.kind === 'cascade')
    return 'its first option tries, only what fails goes on, and is taken to be answered as well as any; both are paid';
  const option = open.find(o => o.id === row.via.id);
  if (open.length === 1) return 'the only option that is open to it';
  const beside = rows.filter(r => r.task === row.task && r !== row);
  const waiting = row.task.portion?.waiting ?? !row.task.batchable.amount.likely.isZero();
  if (option?.kind === 'api') {
    const fuller = beside.filter(r => open.some(o => o.id === r.via.id && o.kind !== 'api')).map(r => r.via.id);
    const { text, cheapest } = priceWords(row.via.id, open, price);
    if (fuller.length) return `what ${listed(fuller, 'and')} cannot hold in its busiest hours${text && `, ${text}`}`;
    const limited = open.find(o => o.kind === 'api' && o.rateLimit && (price(o.id) ?? 0) < (price(row.via.id) ?? 0));
    const decides = limited
      ? `the rate limit of ${limited.id} is reached`
      : 'limits, fixed costs or failed answers of the others decide';
    return cheapest ? text : `${text || 'its price'}; ${decides}`;
  }
  const full = week.hours.filter(h => {
    const pool = h.pools.find(p => p.option === row.via.id);
    return pool && !pool.usable.isZero() && pool.busy.gte(pool.usable.times(0.999));
  });
  const hours = full.reduce((sum, h) => sum + h.count, 0);
  const filled = hours > 0 ? `full in ${hours} of 168 hours` : 'has room in every hour';
  if (waiting) return `waits for the valleys of ${row.via.id}, which is paid for anyway`;
  if (beside.length) return `base load: ${filled}`;
  const rival = open
    .flatMap(o => {
      const p = o.kind === 'api' ? price(o.id) : undefined;
      return p === undefined ? [] : [{ id: o.id, p }];
    })
    .sort((a, b) => a.p - b.p)[0];
  if (!rival) return `the cheapest of those open to it, ${filled}`;
  const own = row.monthly?.times(1e6).dividedBy(row.tokens).toNumber() ?? Number.POSITIVE_INFINITY;
  return own < rival.p
    ? `cheaper than any API for it (${rival.id}: ${perMtok(rival.p)}), ${filled}`
    : `its GPUs are paid for, so that the ${perMtok(rival.p)} of ${rival.id} are saved; ${filled}`;
}

const perMtok = (p: number): string => `${shownPrice(`${p}`)} per Mtok`;

function priceWords(
  id: string,
  open: readonly Option[],
  price: (option: string) => number | undefined,
): { text: string; cheapest: boolean } {
  const own = price(id);
  const others = open
    .filter(o => o.kind === 'api' && o.id !== id)
    .flatMap(o => {
      const p = price(o.id);
      return p === undefined ? [] : [{ id: o.id, p }];
    })
    .sort((a, b) => a.p - b.p);
  if (own === undefined) return { text: '', cheapest: true };
  const next = others[0];
  const shown = perMtok;
  if (!next) return { text: `${shown(own)}, the only API open to it`, cheapest: true };
  return own <= next.p * (1 + 1e-9)
    ? { text: `${shown(own)}, the cheapest API open to it (${next.id}: ${shown(next.p)})`, cheapest: true }
    : { text: `${shown(own)} (${next.id}: ${shown(next.p)})`, cheapest: false };
}
