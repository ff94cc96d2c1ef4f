import type { CubeRow } from '../cube/cube.ts';
import { dayOf, hoursOf } from './period.ts';
import type { Found } from './problems.ts';
import type { Profile } from './profile.ts';
import { questionsOf } from './questions.ts';

const sumOf = (of: readonly CubeRow[]): bigint => of.reduce((n, { rows }) => n + rows, 0n);

/** A profile as plain data: `tco-profile/1`. Counts are texts, estimates carry the ends of their 95 %; null: nothing is known of them. */
export function profileJson(profile: Profile, found: readonly Found[]): unknown {
  const data = {
    schema: 'tco-profile/1',
    logs: profile.logs.map(({ log, period, gaps, jumped }) => {
      const said = found.find(f => f.log === log);
      return {
        source: log.source,
        mapping: log.mapping,
        caution: log.caution ?? null,
        resolution: log.resolution,
        from: dayOf(period.first),
        to: dayOf(period.last),
        days: hoursOf(period) / 24,
        rows: sumOf(log.rows) - sumOf(jumped),
        flaws: log.flaws,
        examples: said?.examples ?? [],
        brokenLines: said?.broken ?? null,
        duplicates: log.duplicates ?? null,
        jumped: sumOf(jumped),
        gaps: gaps.map(gap => ({ from: dayOf(gap.first), hours: hoursOf(gap) })),
        queries: { cube: log.asked.cube, histograms: log.asked.histograms },
      };
    }),
    tasks: profile.tasks.map(({ stream, ...task }) => ({
      ...task,
      period: undefined,
      source: stream.log.source,
      labels: Object.fromEntries(profile.by.map((name, i) => [name, stream.labels[i] ?? ''])),
      provider: stream.provider,
      model: stream.model,
      also: stream.also,
    })),
    unknown: profile.unknown,
    questions: questionsOf(profile),
  };
  return JSON.parse(JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
}
