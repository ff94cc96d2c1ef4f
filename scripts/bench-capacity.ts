import { readFileSync } from 'node:fs';
import type { RankedDevice } from '../src/analysis/capacity/candidates.ts';
import { knownDevice } from '../src/analysis/capacity/known-device.ts';
import { knownModel } from '../src/analysis/capacity/known-model.ts';
import { ranking } from '../src/analysis/capacity/ranking.ts';
import { rentOffers } from '../src/analysis/capacity/rent-offers.ts';
import type { CompiledCatalog } from '../src/catalog/compiled.ts';
import { openCatalog } from '../src/catalog/open.ts';
import { ROWS } from './calibration/measured.ts';
import { compileCatalog } from './compile-catalog.ts';

const [ROUNDS, MODEL, TOP] = [15, 'llama-3.3-70b', 20];

/** Milliseconds of the ranking over all devices, precisions and counts, within limits and without, and at a load: the median of some rounds, after the first ones have warmed up. */
export async function rankings(): Promise<{ candidates: number; full: number; within: number; atLoad: number }> {
  const { json } = await compileCatalog('pricing-data');
  const catalog = openCatalog(JSON.parse(json) as CompiledCatalog);
  const { architecture } = knownModel(catalog, MODEL)!;
  const devices = catalog.ids('device').flatMap((id): readonly RankedDevice[] => {
    const { spec, gpusPerServer } = knownDevice(catalog, id)!;
    return spec
      ? [
          {
            id,
            spec,
            gpusPerServer,
            offers: rentOffers(catalog, id, catalog.date),
            rows: catalog.throughput(MODEL, id),
          },
        ]
      : [];
  });
  const choice = { architecture, kvBits: 16, engine: undefined, tuning: 'default' } as const;
  const request = { input: 2000, output: 300 };
  const limits = { timeToFirstToken: 2, timePerToken: 0.05 };
  const load = { requests: 5.8, peakToMean: 3 };
  const run = (asked: { limits?: typeof limits; load?: typeof load }) =>
    ranking(devices, { choice, precision: undefined, request, limits: asked.limits, load: asked.load }, TOP);
  const { priced, unpriced } = run({});
  return {
    candidates: priced + unpriced,
    full: median(() => run({})),
    within: median(() => run({ limits })),
    atLoad: median(() => run({ limits, load })),
  };
}

function median(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.slice(ROUNDS / 3).sort((a, b) => a - b)[Math.floor((ROUNDS * 2) / 6)]!;
}

/** A batch of so many rows: those of the calibration, over and over. */
export function batchOf(count: number): string {
  const [head = '', ...rows] = readFileSync(ROWS, 'utf8').trimEnd().split('\n');
  return `${head}\n${Array.from({ length: count }, (_, i) => rows[i % rows.length]).join('\n')}\n`;
}
