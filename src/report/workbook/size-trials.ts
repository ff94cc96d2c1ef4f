import { sizePath } from '../../analysis/fleet-size.ts';
import { product, upTo } from '../../analysis/size-choices.ts';
import type { Plan } from '../../model/plan.ts';
import { likelyValues } from '../../quantity/exact.ts';
import { Quantity } from '../../quantity/quantity.ts';
import type { Run } from '../assemble.ts';
import type { LiveModel } from './live-model.ts';

/** A plan with its open fleets of certain sizes. */
export interface SizeTrial {
  /** Replicas, by the order of {@link SizeTrials.options}. */
  readonly sizes: readonly number[];
  readonly monthly: Quantity;
  readonly margins: Plan['margins'];
}

/** The sizes that a workbook tries for the fleets of a `fill`, so that the cheapest of them follows the inputs. */
export interface SizeTrials {
  readonly plan: string;
  readonly options: readonly string[];
  /** Paths of the sizes, as the formulas of the plan take them. */
  readonly paths: readonly string[];
  /** As tco found them. */
  readonly found: readonly number[];
  /** Smaller ones first: of equal costs the first counts. */
  readonly trials: readonly SizeTrial[];
}

/** Replicas more and fewer than tco found: of one fleet, and of each of several. */
const [REACH, JOINT_REACH] = [4, 1];
/** More trials of one plan than this are not laid out: its sizes stay as they were found. */
const MOST = 20;

/** The trials of every plan with fleets whose size was chosen. */
export function sizeTrialsOf({ sizes }: Run, { model }: LiveModel): readonly SizeTrials[] {
  return model.mixes.flatMap(({ id, mix }): SizeTrials[] => {
    const chosen = [...(sizes.get(id) ?? [])];
    if (!chosen.length) return [];
    const options = chosen.map(([option]) => option);
    const found = chosen.map(([, size]) => likelyValues(size)[0]!.toNumber());
    const reach = chosen.length === 1 ? REACH : JOINT_REACH;
    const tried = product(found.map(n => [...new Set([0, ...upTo(Math.max(0, n - reach), n + reach)])]));
    if (tried.length > MOST) return [];
    const trials = tried.map((combination): SizeTrial => {
      const sized = new Map(options.map((o, i) => [o, triedSize(o, combination[i]!)]));
      const { figures, margins } = model.plan(id, mix, sized);
      return { sizes: combination, monthly: figures.monthly, margins };
    });
    return [{ plan: id, options, paths: options.map(o => sizePath(id, o)), found, trials }];
  });
}

const triedSize = (option: string, replicas: number): Quantity =>
  Quantity.constant(replicas, 'replica', `a size of ${option} that is tried`);
