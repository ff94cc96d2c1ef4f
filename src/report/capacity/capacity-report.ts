import type { Basis } from '../../model/fleet/nearness.ts';
import type { CatalogHead } from '../catalog/catalog-head.ts';
import type { Figure } from '../report.ts';

/** What `tco capacity` says of one replica: decimals as text; undefined where it was not asked for. */
export interface CapacityReport {
  readonly schema: 'tco-capacity/1';
  readonly catalog: CatalogHead;
  /** `YYYY-MM-DD`: prices in force on this day. */
  readonly asOf: string;
  readonly replica: ReplicaWords;
  /** Mean tokens of a request. */
  readonly request: { readonly input: string; readonly output: string };
  readonly fit: FitReport;
  /** Of one replica; absent where it does not fit. */
  readonly serving?: ServingReport;
  readonly limits?: LimitsReport;
  readonly load?: LoadReport;
  readonly rent?: RentReport;
  readonly costs?: CostsReport;
  readonly measured: readonly MeasuredReport[];
  readonly notes: readonly string[];
}

export interface ReplicaWords {
  readonly model: string;
  readonly device: string;
  readonly gpus: string;
  readonly precision: string;
  readonly weightBits: string;
  readonly cacheBits: string;
  /** `server`: not said which. */
  readonly engine: string;
  readonly tuning: 'default' | 'tuned';
  /** GPUs that share every layer, and stages behind one another. */
  readonly tensorParallel: string;
  readonly pipelineParallel: string;
}

/** Bytes. */
export interface FitReport {
  readonly fits: boolean;
  readonly needed: string;
  readonly available: string;
  readonly weights: string;
  readonly cachePerRequest: string;
  /** Requests at once that memory and engine allow. */
  readonly batch?: string;
  /** What would hold: bits per weight on the same GPUs, and GPUs with the same weights; null: none. */
  readonly remedies?: { readonly precision: string | null; readonly gpus: string | null };
}

export interface ServingReport extends PaceReport {
  /** tok/s: of full batches, of prompts alone, of outputs alone. */
  readonly output: Figure;
  readonly total: Figure;
  readonly prefill: Figure;
  readonly decode: Figure;
  /** tok/s of one request alone, and what the memory's bandwidth lets it reach at most. */
  readonly alone: Figure;
  readonly aloneAtMost: string;
  readonly bound: 'bandwidth' | 'arithmetic' | 'links' | 'overhead';
  readonly confidence: { readonly grade: string; readonly rowsNear: string };
  readonly curve: readonly CurveReport[];
}

/** Milliseconds, seconds, tok/s. */
export interface CurveReport {
  readonly concurrency: string;
  readonly asked: boolean;
  readonly tpot: string;
  readonly ttft: Figure;
  readonly output: Figure;
  readonly total: string;
  readonly basis: Basis;
  readonly factor: string;
}

export interface LimitsReport {
  /** Seconds; null: no such limit. */
  readonly ttft: string | null;
  readonly tpot: string | null;
  /** What one replica serves within them; null where a single request already breaks one. */
  readonly within: {
    readonly concurrency: string;
    readonly output: Figure;
    readonly total: string;
    readonly ttft: string;
    readonly tpot: string;
    readonly basis: Basis;
    readonly factor: string;
  } | null;
}

export interface LoadReport {
  /** A second, on average. */
  readonly requests: string;
  readonly tokens: string;
  readonly peakToMean: string;
  /** Null where no number of replicas keeps the limits. */
  readonly fleet: {
    readonly replicas: string;
    readonly gpus: string;
    readonly utilisation: string;
    /** Requests at once in one replica that the size rests on. */
    readonly concurrency: string;
    readonly sizedBy: 'queue' | 'target';
  } | null;
}

export interface RentReport {
  /** USD/GPU/h. */
  readonly perGpu: string;
  readonly provider: string | null;
  readonly instance: string | null;
  readonly region: string | null;
  readonly gpusPerInstance: string | null;
  readonly source: string;
}

/** USD/Mtok, input and output together, and USD/h. */
export interface CostsReport {
  readonly full: string;
  readonly withinLimits: string | null;
  readonly atLoad: string | null;
  readonly fleetPerHour: string | null;
}

/** What the rates rest on; of the whole replica at full batches. */
export interface PaceReport {
  readonly basis: Basis;
  /** How much faster than the estimate, by the measured rows: the rates have it in them. */
  readonly factor: string;
  /** Of the nearest row, in logarithms of lengths, batch and cache; 0 is the point itself, null: no row. */
  readonly distance: string | null;
  readonly nearest: string | null;
}

/** A measured row of the catalog beside the estimate of the same run. */
export interface MeasuredReport {
  readonly gpus: string;
  readonly precision: string;
  readonly engine: string;
  readonly mode: string | null;
  readonly metric: string;
  readonly input: string;
  readonly output: string;
  readonly concurrency: string | null;
  /** tok/s by the metric. */
  readonly measured: string;
  readonly estimated: string | null;
  /** Measured ÷ estimated. */
  readonly ratio: string | null;
  readonly source: string;
}
