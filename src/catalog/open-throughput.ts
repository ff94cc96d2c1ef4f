import type { ThroughputRow } from './catalog.ts';
import type { CompiledRow, CompiledSource } from './compiled.ts';
import { FIELDS } from './fields.ts';
import { Figures } from './figures.ts';

/** The measured rows of one `model/device`. */
export function openThroughput(
  id: string,
  c: { readonly rows: readonly CompiledRow[] },
  sources: readonly CompiledSource[],
): readonly ThroughputRow[] {
  const [model = '', device = ''] = id.split('/');
  return c.rows.map((row, i) => {
    const { gpus, precision, engine, metric, concurrency, mode, note } = row;
    const figures = new Figures('throughput', id, `throughput/${id}`, row.source, sources);
    return {
      model,
      device,
      gpus,
      precision,
      engine,
      input: figures.read(`${i + 1}.input`, row.input, FIELDS.tokensPerRequest),
      output: figures.read(`${i + 1}.output`, row.output, FIELDS.tokensPerRequest),
      concurrency,
      metric,
      rate: figures.read(`${i + 1}.rate`, row.rate, FIELDS.rate),
      mode,
      ttft: figures.optional(`${i + 1}.ttft`, row.ttft, FIELDS.delay),
      tpot: figures.optional(`${i + 1}.tpot`, row.tpot, FIELDS.delay),
      note,
    };
  });
}
