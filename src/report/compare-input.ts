import type { CompiledCatalog } from '../catalog/compiled.ts';
import type { OverlayFiles } from '../catalog/source/overlay.ts';
import type { Problem } from '../input/problem.ts';
import type { Setting } from '../input/settings.ts';
import type { Lens } from '../model/lens.ts';
import type { SampleFiles } from '../scenario/samples/sample-files.ts';

/** Everything a run depends on; the program reads nothing else. */
export interface CompareInput {
  readonly text: string;
  readonly file: string;
  readonly sha256: string;
  readonly settings: readonly Setting[];
  /** The files that amounts name in `samples(…)`, by their name as written. */
  readonly samples?: SampleFiles;
  readonly asOf: string | undefined;
  /** The compiled catalog, or its text. */
  readonly catalogJson: string | CompiledCatalog;
  /** Its file, where it is not the catalog that came with the program. */
  readonly catalogName?: string;
  /** Folders of own prices, each over the catalog and those before it. */
  readonly overlays?: readonly OverlayFiles[];
  /** What was found while the files were read. */
  readonly found?: readonly Problem[];
  /** Days after which a price that was read counts as old; default 180. */
  readonly priceAge?: number;
  readonly toolVersion: string;
  /** Whether flips that take the formulas to be built anew are looked for in a large scenario, too, and in a small one those of the horizon. */
  readonly thorough?: boolean;
  /** The plan of which only the cost of its first month is asked, and no report. */
  readonly firstMonthOf?: string;
  /** What is counted; default: everything, with the other lenses beside it where they differ. */
  readonly lens?: Lens;
  /** Whether the report carries the months and fiscal years of every plan; default false. */
  readonly cashFlow?: boolean;
  /** Whether what the charts of a terminal show is computed; default false. */
  readonly charts?: boolean;
  /** What the break-even is over, between which ends as they were written, and against which plan; default: traffic, against the cheapest. */
  readonly breakEven?: {
    readonly over?: string | undefined;
    readonly between?: readonly string[] | undefined;
    readonly against?: string | undefined;
  };
  /** Whether the report carries the derivations of its figures (default true): `explain` and JSON need them, a table does not. */
  readonly derivations?: boolean;
}
