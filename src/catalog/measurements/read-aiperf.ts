import { problemAt } from '../../input/source-text.ts';
import { type Branch, nodeAt } from '../../input/tree.ts';
import { configuredLoad } from './aiperf-load.ts';
import { countAt, dayIn, Needed, textAt, timeAt } from './fields.ts';
import { doubtsOfLoad, loadLabel, loadOf, SCHEDULED } from './load.ts';
import { roughly } from './mean.ts';
import type { Reading } from './run.ts';

/** How far the point of a time moves to make milliseconds of it. */
const MILLISECONDS: Readonly<Record<string, number>> = { s: 3, sec: 3, seconds: 3, ms: 0, us: -3, µs: -3, ns: -6 };
const PER_SECOND = /^(tokens|tok)\/(s|sec|second)$|^per sec$/;

/**
 * `profile_export_aiperf.json`, `profile_export_genai_perf.json`, or either as CSV (brought into the same form): a statistic `avg` and a `unit` by metric.
 * Their inter-token latency is, per request, the time after the first token ÷ the tokens after it: TPOT. Source: ai-dynamo/aiperf, src/aiperf/metrics and exporters.
 */
export function readAiperf(node: Branch, tool: 'aiperf' | 'genai-perf'): Reading {
  const metrics = metricsOf(node);
  const requests = countAt(metrics, 'request_count', 'avg');
  const failed = countAt(metrics, 'error_request_count', 'avg') ?? 0;
  const { concurrency, rate, scheduled } = configuredLoad(node);
  const flights = concurrency !== undefined && /^\d{1,7}$/.test(concurrency) ? Number(concurrency) : undefined;
  const load = loadOf({ requests: requests === undefined ? undefined : requests + failed, concurrency: flights, rate });
  const known = load && 'mode' in load ? load : undefined;
  const label = loadLabel(known);
  const none = scheduled ? SCHEDULED : load && 'reason' in load ? load : undefined;
  if (none) return { left: { mark: node.mark, ...none } };
  if (textAt(node, 'was_cancelled') === 'true')
    return { left: { mark: node.mark, label, reason: 'the run was cancelled' } };
  const needed = new Needed(metrics);
  const input = needed.number('input_sequence_length', 'avg');
  const output = needed.number('output_sequence_length', 'avg');
  const tokens = needed.rate('output_token_throughput', 'avg');
  const unit = textAt(metrics, 'output_token_throughput', 'unit') ?? '';
  if (!PER_SECOND.test(unit) && needed.problems.length === 0) {
    const message = `\`output_token_throughput\` is in \`${unit}\`, not in tokens a second`;
    needed.problems.push(problemAt(tokens.mark, 'E524', message));
  }
  if (needed.problems.length > 0) return { problems: needed.problems };
  const version = textAt(node, 'aiperf_version');
  const time = (metric: string, statistic: string): string | undefined => {
    const places = MILLISECONDS[textAt(metrics, metric, 'unit') ?? ''];
    return places === undefined ? undefined : timeAt(metrics, [metric, statistic], places);
  };
  const tail = (metric: string, name: string): string[] => {
    const p99 = time(metric, 'p99');
    return p99 === undefined ? [] : [`p99 of ${name} ${roughly(p99)} ms`];
  };
  return {
    run: {
      mark: node.mark,
      label,
      measuredWith: tool === 'aiperf' ? `AIPerf${version === undefined ? '' : ` ${version}`}` : 'GenAI-Perf',
      day: dayIn(textAt(node, 'start_time') ?? textAt(node, 'end_time')),
      called: modelsOf(node),
      gpus: undefined,
      precision: undefined,
      engine: undefined,
      load: known,
      input: input.text,
      output: output.text,
      metric: 'output',
      rate: tokens,
      ttft: time('time_to_first_token', 'avg'),
      tpot: time('inter_token_latency', 'avg'),
      notes: [
        ...(requests === undefined ? [] : [`${requests} requests`]),
        ...tail('time_to_first_token', 'TTFT'),
        ...tail('inter_token_latency', 'TPOT'),
      ],
      warnings: doubtsOfLoad(node.mark, known, requests, failed),
    },
  };
}

/** The metrics stand at the top; in early versions of AIPerf below `records`. */
export function metricsOf(node: Branch): Branch {
  const records = nodeAt(node, ['records']);
  return records?.kind === 'map' ? records : node;
}

const MODELS = ['models.items.0.name', 'endpoint.model_names.0', 'model_names.0', 'model.0', 'model'] as const;

function modelsOf(node: Branch): string[] {
  const names = MODELS.map(path => textAt(node, 'input_config', ...path.split('.')));
  return names.filter(name => name !== undefined).slice(0, 1);
}
