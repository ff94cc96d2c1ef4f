import type { RankedDevice } from '../../analysis/capacity/candidates.ts';
import { knownDevice } from '../../analysis/capacity/known-device.ts';
import { InputFault } from '../../input/problem.ts';
import { renderRanking, renderRankingCsv, renderRankingJson } from '../../report/capacity/ranking-page.ts';
import { buildRanking } from '../../report/capacity/ranking-report.ts';
import type { Screen } from '../../report/screen.ts';
import type { Asked } from './capacity-asked.ts';
import { unknownArithmetic } from './capacity-replica.ts';

/** Rows where nobody says how many. */
const TOP = 20;

/** Every replica that holds the model, ranked, and whether there is one that does what was asked. */
export function rankingAnswer(
  { flags, options, catalog, question, offers }: Asked,
  screen: Screen,
): { readonly text: string; readonly answered: boolean } {
  const { model } = question;
  const named = options.device === undefined ? catalog.ids('device') : [knownDevice(catalog, options.device)!.id];
  const unknown: string[] = [];
  const devices = named.flatMap((id): readonly RankedDevice[] => {
    const { spec, gpusPerServer } = knownDevice(catalog, id)!;
    if (spec) return [{ id, spec, gpusPerServer, offers: offers(id), rows: catalog.throughput(model.id, id) }];
    unknown.push(id);
    return [];
  });
  if (options.device !== undefined && devices.length === 0) throw new InputFault([unknownArithmetic(named[0]!)]);
  const { kvBits, engine, tuning, precision, top = TOP } = flags;
  const choice = { architecture: model.architecture, kvBits, engine, tuning };
  const report = buildRanking({ ...question, choice, precision, devices, unknown, top });
  const { format } = options;
  const text =
    format === 'json'
      ? renderRankingJson(report)
      : format === 'csv'
        ? renderRankingCsv(report)
        : renderRanking(report, screen);
  return { text, answered: report.rows.some(row => row.within !== '0') };
}
