import type { CompiledRow } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Expected, type Judge, PEERS, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf } from './number.ts';
import type { Others } from './others.ts';
import { aroundOthers } from './peers.ts';
import { judgeLengths } from './row-lengths.ts';
import { type RowPoint, rowPoints } from './row-point.ts';
import { judgeTimes } from './row-times.ts';
import { written } from './written.ts';

/** The part of the roofline that engines reach. */
const REACHED: Expected = { low: 0.028, high: 1.7, why: 'times what bandwidth and FLOP/s allow' };

/** GPUs that work together in a run. */
const RUNS = [1, 2, 3, 4, 6, 8, 16, 32, 64, 72];
const CONCURRENCY: Expected = { low: 1, high: 8192, why: 'requests at a time' };

/** Measured rows against the device and the model, their own times, and the rows beside them. */
export function judgeThroughput(judge: Judge, id: string, rows: readonly CompiledRow[], others: Others): void {
  const machine = others.machine(id);
  const entry = `throughput/${id}`;
  const points = rowPoints(id, rows, machine);
  const sameModel = others.rows('model', id.slice(0, id.indexOf('/')), entry);
  const elsewhere = others.everyRow(entry);
  points.forEach((point, i) => {
    const { row, reached } = point;
    const at = (field: string) => ['rows', i, field];
    const rate = magnitudeOf(row.rate, FIELDS.rate);
    judge.limit(at('rate'), 'the rate', rate, LIMITS.rate);
    if (reached !== undefined && rate) {
      const says = `${rate.text} on ${row.gpus} GPU${row.gpus === 1 ? '' : 's'} is ${written(reached)} times what bandwidth and FLOP/s allow`;
      judge.expect(RELATION, at('rate'), says, reached, REACHED, row.unusual);
      const peers = aroundOthers([
        { values: alike(points, point), factor: 5.5, why: 'times, as the rows beside it' },
        { values: alike(sameModel, point), factor: 8, why: 'times, as the rows of the model on other devices' },
      ]);
      if (peers) judge.expect(PEERS, at('rate'), says, reached, peers, row.unusual);
    }
    if (!RUNS.includes(row.gpus)) {
      judge.refuse(at('gpus'), `a run on ${row.gpus} GPUs`, `one of ${RUNS.join(', ')}`, row.unusual);
    }
    if (row.concurrency !== undefined) {
      const one = row.mode === 'single-stream';
      const usual = one ? { low: 1, high: 1, why: 'request at a time in a single stream' } : CONCURRENCY;
      judge.expect(
        RELATION,
        at('concurrency'),
        `a concurrency of ${row.concurrency}`,
        row.concurrency,
        usual,
        row.unusual,
      );
    }
    const beside = points.filter(other => other !== point);
    judgeTimes(judge, point, i, machine, beside);
    judgeLengths(judge, point, i, { beside, elsewhere, machine });
  });
}

const alike = (points: readonly RowPoint[], one: RowPoint): (number | undefined)[] =>
  points.filter(p => p !== one && (p.row.metric === 'prefill') === (one.row.metric === 'prefill')).map(p => p.reached);
