import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Measured, measuredRows, ROWS } from '../../scripts/calibration/measured.ts';
import { readCsv } from '../../scripts/calibration/read-csv.ts';
import { fittedOn } from '../../scripts/calibration/recalibrated.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import type { CompiledCatalog } from '../../src/catalog/compiled.ts';
import { openCatalog } from '../../src/catalog/open.ts';
import { CONSTANTS } from '../../src/model/capacity/constants.ts';
import { plainCatalog } from '../../src/model/capacity/from-catalog.ts';
import { modelKey } from '../../src/model/capacity/match-name.ts';
import { type Given, likelyInBase } from '../../src/quantity/given.ts';
import { shippedCatalog } from '../catalog/shipped.ts';

const cells = readCsv(readFileSync(ROWS, 'utf8'));
let catalog: Catalog;
let ids: readonly string[];
let rows: Measured[];

beforeAll(async () => {
  const compiled = JSON.parse(shippedCatalog().json) as CompiledCatalog;
  catalog = openCatalog(compiled);
  ids = Object.keys(compiled.throughput);
  rows = measuredRows(readFileSync(ROWS, 'utf8'), plainCatalog(catalog));
}, 60_000);

const HOUR = 3600;
const plain = (given: Given): number => likelyInBase(given).toNumber();
const pointOf = (input: number, output: number, rate: number): string =>
  `${input.toFixed(1)} ${output.toFixed(1)} ${rate.toPrecision(7)}`;

describe('the measured rows', () => {
  test('say where each was published, and when', () => {
    for (const row of cells) {
      expect(row.source, row.id).not.toBe('');
      expect(row.source_ref, row.id).not.toBe('');
      expect(row.date, row.id).toMatch(/^20\d\d/);
    }
  });
  test('have an id of their own', () => {
    expect(new Set(cells.map(row => row.id)).size).toBe(cells.length);
  });
  test('are all understood', () => {
    expect(rows).toHaveLength(cells.length);
    for (const m of rows) expect(m.rate, m.id).toBeGreaterThan(0);
  });
  test('hold every measured row of the catalog, with the same figures', () => {
    const byPoint = new Map(rows.map(m => [pointOf(m.load.input, m.load.output, m.rate), m]));
    const seen = ids.flatMap(id => {
      const [model, device] = id.split('/') as [string, string];
      return catalog.throughput(model, device).filter(row => row.model === model);
    });
    expect(seen.length).toBeGreaterThan(400);
    for (const row of seen) {
      const point = pointOf(plain(row.input), plain(row.output), plain(row.rate) / HOUR);
      const m = byPoint.get(point);
      const { setup, load } = m ?? {};
      expect(
        {
          metric: load?.metric,
          mode: load?.mode,
          gpus: setup && setup.tensorParallel * setup.pipelineParallel * load!.replicas,
          tpot: m?.timePerToken?.toPrecision(5),
          model: cells.some(c => c.id === m?.id && modelKey(c.model!) === modelKey(row.model)),
        },
        `${row.model}/${row.device} ${point}`,
      ).toEqual({
        metric: row.metric,
        mode: row.mode,
        gpus: row.gpus,
        tpot: row.tpot && m?.timePerToken !== undefined ? (plain(row.tpot) * HOUR).toPrecision(5) : undefined,
        model: true,
      });
    }
  });
});

describe('the constants', () => {
  test('are fitted on these rows: after a change of them `npm run calibrate` is due', () => {
    expect(CONSTANTS.fitted).toEqual(fittedOn(CONSTANTS.fitted.on, rows));
  });
});
