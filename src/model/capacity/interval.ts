import type { Constants } from './constants-shape.ts';
import type { Family } from './device-spec.ts';
import type { Engine } from './engine.ts';
import type { Metric, Mode } from './throughput.ts';

/** What the width of the interval depends on. */
export interface Circumstances {
  readonly family: Family;
  readonly engine: Engine;
  readonly mode: Mode;
  readonly metric: Metric;
  readonly memoryCritical: boolean;
  readonly hasExperts: boolean;
}

/** A lone request and a batch are measured apart; the modes of a batch speak for each other. */
export const evidenceKey = (family: Family, engine: Engine, mode: Mode): string =>
  `${family}|${engine}|${mode === 'single-stream' ? 'single' : 'batch'}`;

/** Rows of the calibration with the same family of devices and engine, of one request at a time or of many. */
export const nearRows = (c: Circumstances, k: Constants): number =>
  k.evidence[evidenceKey(c.family, c.engine, c.mode)] ?? 0;

/** Half width of the 80 % interval in logarithms of the rate: fitted on rows left out of the calibration. */
export function halfWidth(c: Circumstances, near: number, { spread }: Constants): number {
  const log =
    spread.base +
    spread.mode[c.mode] +
    spread.near * Math.log1p(near) +
    (c.metric === 'prefill' ? spread.prefill : 0) +
    (c.memoryCritical ? spread.memoryCritical : 0) +
    (c.hasExperts ? spread.experts : 0) +
    (c.engine === 'server' ? spread.engineUnknown : 0);
  return Math.exp(log);
}
