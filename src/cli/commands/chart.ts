import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputFault } from '../../input/problem.ts';
import type { Chart, ChartId } from '../../report/chart/chart.ts';
import type { DossierPart } from '../../report/dossier/build-dossier.ts';
import type { DossierReport } from '../../report/dossier/dossier-report.ts';
import { catalogAge } from '../catalog-age.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { readInput } from '../input.ts';
import type { Options } from '../options.ts';
import { emit, emitFiles, note } from '../output.ts';
import { requestOf } from '../run.ts';
import { warn } from '../warn.ts';
import { workProgress } from '../work-progress.ts';
import { routedDossier } from './report/routed-dossier.ts';

export interface ChartOptions extends Omit<Options, 'format'> {
  readonly of: ChartId;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height?: number;
  /** Pixels of a PNG for each of the picture. */
  readonly scale?: number;
  readonly dark?: true;
  /** Seconds that the split of the week may take. */
  readonly timeLimit: number;
}

/** What a chart draws. */
const DRAWN: Readonly<Record<ChartId, readonly DossierPart[]>> = {
  breakeven: ['curves'],
  cashflow: ['cashFlow'],
  costs: [],
  tornado: ['sensitivity'],
  week: [],
};

/** `tco chart`: one picture of the answer, as SVG or PNG. */
export async function chart(file: string, options: ChartOptions, host: Host): Promise<number> {
  const kind = endingOf(options);
  const input = await readInput(file);
  const request = await requestOf(input, options, host, false);
  const progress = await workProgress(options.quiet ?? false);
  progress.told('costing the plans');
  const { runDossier } = await import('../../report/dossier/build-dossier.ts');
  const { dossier, problems } = runDossier(request, DRAWN[options.of]);
  if (!dossier || problems.some(p => p.severity === 'error')) {
    progress.ended();
    throw new InputFault(problems);
  }
  const whole = options.of === 'week' ? routedDossier(dossier, request, options.timeLimit, progress.told) : dossier;
  const { report } = await Promise.resolve(whole).finally(progress.ended);
  const { chartOf, DARK, heightFor, LIGHT } = await import('../../report/chart/charts.ts');
  const { width, height = heightFor(options.of, report) } = options;
  const drawn = chartOf(options.of, report, { width, height, palette: options.dark ? DARK : LIGHT, alone: true });
  const old = catalogAge(report, host.env);
  if (drawn) await write(drawn, kind, options, host);
  await warn([...(old ? [old] : []), ...problems], options, host);
  if (drawn) return EXIT.done;
  const { sanitize } = await import('../../report/sanitize.ts');
  note(`${sanitize(nothingOf(options.of, report))}.\nNothing is written.\n`);
  return EXIT.undecided;
}

function endingOf({ output, scale }: ChartOptions): 'svg' | 'png' {
  const png = output?.toLowerCase().endsWith('.png') ?? false;
  if (output !== undefined && output !== '-' && !png && !output.toLowerCase().endsWith('.svg'))
    throw new UsageFault(`a chart has no format with the ending of \`${output}\``, 'known endings: .svg, .png');
  if (scale !== undefined && !png) throw new UsageFault('--scale is of a PNG; an SVG has any size');
  return png ? 'png' : 'svg';
}

/** Pixels for each of the picture, so that a PNG is sharp on a projector and in print. */
const SCALE = 2;
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

async function write({ svg }: Chart, kind: 'svg' | 'png', { output, scale }: ChartOptions, host: Host): Promise<void> {
  if (kind === 'svg') return emit(svg, output);
  const { rasterise } = await import('../../report/chart/rasterise.ts');
  const shipped = (name: string) => readFileSync(join(host.root, 'dist', name));
  const files = { wasm: shipped('resvg.wasm'), fonts: FONTS.map(shipped) };
  emitFiles([{ file: output!, content: await rasterise(svg, scale ?? SCALE, files) }]);
}

/** Why a report has nothing to draw. */
function nothingOf(id: ChartId, report: DossierReport): string {
  if (id === 'week' && report.routing) return report.routing.clash?.sentence ?? 'no split was settled in time';
  if (report.plans.every(plan => !plan.feasible)) return 'no plan is possible, so that there is nothing to draw';
  if (id === 'breakeven') return 'without traffic there are no costs over it to draw';
  if (id === 'tornado') return 'no input moves the cost of the cheapest plan';
  return 'there is nothing to draw';
}
