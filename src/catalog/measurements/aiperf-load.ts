import { type Branch, nodeAt, type Tree } from '../../input/tree.ts';
import { textAt } from './fields.ts';

/** What the configuration of AIPerf or GenAI-Perf says of the load; the texts as they stand. */
export interface ConfiguredLoad {
  readonly concurrency?: string | undefined;
  readonly rate?: string | undefined;
  /** Requests came at times that a file or a model of users gave. */
  readonly scheduled?: boolean | undefined;
}

/**
 * Reads `input_config`: `phases` of AIPerf from 0.8 on, `loadgen` before, `perf_analyzer.stimulus` of GenAI-Perf, and the plain arguments of its first versions.
 * Only what was set is written there, so that nothing may be found.
 */
export function configuredLoad(node: Branch): ConfiguredLoad {
  const config = nodeAt(node, ['input_config']);
  if (config?.kind !== 'map') return {};
  const phase = profiledPhase(nodeAt(config, ['phases']));
  if (phase) {
    const scheduled = /^(fixed_schedule|user_centric)$/.test(textAt(phase, 'type') ?? '');
    return { concurrency: oneOf(phase, 'concurrency'), rate: oneOf(phase, 'rate'), scheduled };
  }
  const places = ['loadgen', 'perf_analyzer.stimulus'].map(path => nodeAt(config, path.split('.')));
  const place = places.find((found): found is Branch => found?.kind === 'map') ?? config;
  const scheduled = textAt(config, 'input', 'fixed_schedule') === 'true';
  return { concurrency: oneOf(place, 'concurrency'), rate: oneOf(place, 'request_rate'), scheduled };
}

/** The phase whose requests are in the results; warm-up is left out of them. */
function profiledPhase(phases: Tree | undefined): Branch | undefined {
  if (phases?.kind === 'map') {
    const found = phases.entries.get('profiling')?.value;
    return found?.kind === 'map' ? found : undefined;
  }
  const counted = phases?.kind === 'list' ? phases.items.filter(isCounted) : [];
  return counted.length === 1 ? counted[0] : undefined;
}

const isCounted = (phase: Tree): phase is Branch =>
  phase.kind === 'map' && textAt(phase, 'exclude_from_results') !== 'true' && textAt(phase, 'name') !== 'warmup';

/** A value, or the only item of a list of them. */
function oneOf(node: Branch, key: string): string | undefined {
  const found = nodeAt(node, [key]);
  return found?.kind === 'list' && found.items.length === 1 ? textAt(node, key, '0') : textAt(node, key);
}
