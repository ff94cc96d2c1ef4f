import { placeOf } from '../input/source-text.ts';
import { keyAt } from '../input/tree.ts';
import type { Given } from '../quantity/given.ts';
import { defaultGiven } from './defaults.ts';
import type { Findings, Path } from './findings.ts';
import type { Placed } from './placed.ts';
import type { Accept, Task, TokenCounts, Traffic } from './scenario.ts';
import type { ScenarioText } from './schema.ts';
import { settleVolume } from './volume.ts';

type TaskText = Placed<ScenarioText>['tasks'][string];
type CountsText = Pick<TaskText, 'input' | 'cachedInput' | 'cacheWrites' | 'cacheWrites1h' | 'output' | 'reasoning'> & {
  readonly accepted?: Given | undefined;
};

/** A task with its defaults, from its parsed form. */
export function buildTask(id: string, text: TaskText, findings: Findings): Task {
  const path = ['tasks', id];
  const cachedElsewhere = text.session !== undefined;
  const stated = countsOf(text);
  const volume = settleVolume(path, text, stated, findings);
  return {
    id,
    at: placeOf(keyAt(findings.tree, path)!),
    requests: text.requests,
    tokens: text.tokens,
    inputShare: text.inputShare,
    counts: {
      ...stated,
      ...volume,
      cachedInput:
        text.cachedInput ?? (cachedElsewhere ? undefined : defaultGiven('cachedInput', [...path, 'cachedInput'])),
      reasoning: text.reasoning ?? defaultGiven('reasoning', [...path, 'reasoning']),
    },
    session: text.session && { turns: text.session.turns, gap: text.session.gap },
    sharedPrefix: text.sharedPrefix,
    retries: text.retries ?? defaultGiven('retries', [...path, 'retries']),
    batchable: text.batchable ?? defaultGiven('batchable', [...path, 'batchable']),
    growth: text.growth ?? defaultGiven('growth', [...path, 'growth']),
    traffic: trafficOf([...path, 'traffic'], text.traffic, findings),
    data: text.data ?? 'internal',
    dataGiven: text.data !== undefined,
    compliance: (text.compliance ?? []).map(rule => ({ rule: rule.text, at: rule.at })),
    latency: text.latency && { ttft: text.latency.ttft, tpot: text.latency.tpot },
    accept: acceptOf([...path, 'accept'], text.accept, findings),
    downtime: text.downtime,
    rework: text.rework,
    perOption: perOption([...path, 'perOption'], text, findings),
  };
}

/** Token counts as stated, the mean apart from its percentiles. */
function countsOf(text: CountsText): TokenCounts {
  const { input, cachedInput, cacheWrites, cacheWrites1h, output, reasoning, accepted } = text;
  const mean = input && 'mean' in input ? input.mean : input;
  const { p50, p90, p99 } = input && 'mean' in input ? input : {};
  const percentiles = p50 || p90 || p99 ? { ...(p50 && { p50 }), ...(p90 && { p90 }), ...(p99 && { p99 }) } : undefined;
  return {
    input: mean,
    inputPercentiles: percentiles,
    cachedInput,
    cacheWrites,
    cacheWrites1h,
    output,
    reasoning,
    accepted,
  };
}

function trafficOf(path: Path, traffic: TaskText['traffic'], findings: Findings): Traffic {
  if (traffic === undefined) return { kind: 'profile', name: 'flat', given: false };
  if (typeof traffic === 'string') return { kind: 'profile', name: traffic, given: true };
  if ('peakToMean' in traffic) return { kind: 'peakToMean', ratio: traffic.peakToMean };
  const [kind, weights, count] =
    'hourly' in traffic ? (['hourly', traffic.hourly, 24] as const) : (['weekly', traffic.weekly, 168] as const);
  if (weights.length !== count)
    findings.report([...path, kind], 'E227', `\`${kind}\` has ${weights.length} weights, not ${count}`);
  else if (weights.every(w => w.amount.likely.isZero()))
    findings.report([...path, kind], 'E215', `all weights of \`${kind}\` are 0`, {
      hint: 'at least one hour must have load',
    });
  return { kind, weights };
}

function acceptOf(path: Path, accept: TaskText['accept'], findings: Findings): Accept | undefined {
  if (!accept) return undefined;
  const { models, benchmark, evals, minimum } = accept;
  for (const [key, entries] of Object.entries({ models, benchmark, evals }))
    if (entries && Object.keys(entries).length === 0)
      findings.report([...path, key], 'E227', `\`${key}\` is empty, so no model is accepted`);
  if (!models && !benchmark && !evals && !minimum && !findings.isFaulty(path))
    findings.report(path, 'E302', '`accept` has none of `models`, `benchmark` and `evals`', {
      onKey: true,
      expected: 'at least one, such as `models: [MODEL]`',
    });
  if (!evals !== !minimum && !findings.isFaulty(path))
    findings.report(
      [...path, evals ? 'evals' : 'minimum'],
      'E302',
      evals ? '`minimum` is missing beside `evals`' : '`evals` is missing beside `minimum`',
      {
        onKey: true,
        expected: '`evals: { MODEL: 93% }` and `minimum: 90%`',
      },
    );
  return {
    models,
    benchmark: benchmark && new Map(Object.entries(benchmark)),
    evals: evals && minimum && { scores: new Map(Object.entries(evals)), minimum },
  };
}

function perOption(path: Path, text: TaskText, findings: Findings): Task['perOption'] {
  const options = findings.ids(['options']);
  const result = new Map<string, Task['perOption'] extends ReadonlyMap<string, infer V> ? V : never>();
  for (const id of findings.ids(path)) {
    const counts = text.perOption?.[id];
    if (!options.includes(id)) findings.unknown([...path, id], 'E306', 'option', id, options, true);
    if (!counts || findings.isBroken([...path, id])) continue;
    if (text.tokens && !(text.input && text.output)) {
      const restated = (['input', 'output', 'reasoning'] as const).find(key => counts[key]);
      if (restated)
        findings.report(
          [...path, id, restated],
          'E304',
          `\`${restated}\` per request is restated for one option, but the task says no tokens per request`,
          { hint: 'give the task `input` and `output`' },
        );
    }
    result.set(id, { ...countsOf(counts), at: placeOf(keyAt(findings.tree, [...path, id])!) });
  }
  return result;
}
