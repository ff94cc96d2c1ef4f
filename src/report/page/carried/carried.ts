import type { CompiledCatalog } from '../../../catalog/compiled.ts';
import type { Setting } from '../../../input/settings.ts';
import type { Lens } from '../../../model/lens.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import type { DossierReport } from '../../dossier/dossier-report.ts';
import type { FrozenSplit } from '../frozen/frozen-split.ts';
import type { TextEdit } from '../handed-back/text-edits.ts';
import type { Slider } from '../what-if/slider.ts';

/** All that a page takes along to compute its figures anew: data alone, no text to be parsed but amounts. */
export interface Carried {
  /** As it was read, before the catalog filled in what it leaves open. */
  readonly scenario: Scenario;
  /** Paths of amounts whose files of samples are too large to travel: they count with their likely value. */
  readonly left: readonly string[];
  /** What is looked up in it, and nothing else. */
  readonly catalog: CompiledCatalog;
  readonly asOf: string;
  /** Whether the day was asked for on the command line. */
  readonly asOfAsked: boolean;
  readonly lens: Lens | undefined;
  readonly sliders: readonly Slider[];
  /** What does not change with the sliders; of the problems those that the page does not find itself. */
  readonly kept: Pick<DossierReport, 'tool' | 'catalog' | 'scenario' | 'problems'>;
  /** The scenario as it was written, and what was set on top of it. */
  readonly text: string;
  readonly settings: readonly Setting[];
  /** The split that routing settled, to be costed again. */
  readonly split: FrozenSplit | null;
  /** The command line that made the page, without what the sliders add. */
  readonly command: readonly string[];
  /** Where in the text of the scenario the values of sliders go, by path. */
  readonly edits: Readonly<Record<string, TextEdit>>;
}
