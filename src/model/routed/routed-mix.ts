import type { Quantity } from '../../quantity/quantity.ts';
import type { Cascade } from '../../scenario/scenario.ts';

/**
 * A split that routing has settled, or has yet to settle: the formulas are the same, whether the parts and sizes are numbers or unknown.
 * Every task is a pattern of its own here, and work that may wait is a task of its own, spread over its day as it is served.
 */
export interface RoutedMix {
  readonly kind: 'routed';
  /** Part of each task that an option serves, over patterns, hours and months as far as they differ; by option. */
  readonly parts: ReadonlyMap<string, Quantity>;
  readonly cascades: readonly RoutedCascade[];
  /** Of each fleet in the split. */
  readonly sizes: ReadonlyMap<string, FleetSize>;
  /** 1 where an option is in use, by option; left out: it follows from what is served. */
  readonly inUse?: ReadonlyMap<string, Quantity>;
}

/** Tries one option and passes a share of the requests on to another; both are paid. */
export interface RoutedCascade {
  readonly cascade: Cascade;
  /** Part of each task that enters it, over patterns, hours and months as far as they differ. */
  readonly part: Quantity;
}

/** Replicas, spares included; over months as far as they differ. */
export interface FleetSize {
  readonly installed: Quantity;
  /** Of an autoscaled fleet: those that are up in each hour. */
  readonly hourly: Quantity | undefined;
}
