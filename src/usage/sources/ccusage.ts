import type { MappingText } from '../mapping/mapping-schema.ts';
import { knownLog } from './define.ts';

/** Sums by model, without a number of requests. What stands beside them, by day and in all, repeats them. */
function breakdown(of: string) {
  const model = (name: string) => `${of}.modelBreakdowns.${name}`;
  return {
    source: 'https://ccusage.com/guide/json-output',
    unfold: [of, `${of}.modelBreakdowns`],
    model: model('modelName'),
    input: model('inputTokens'),
    cacheRead: model('cacheReadTokens'),
    cacheWrite: model('cacheCreationTokens'),
    output: model('outputTokens'),
    cost: model('cost'),
    cached: 'outside',
    resolution: 'day',
  } as const satisfies Partial<MappingText>;
}

export const CCUSAGE_DAILY = knownLog({
  id: 'ccusage',
  title: 'days of ccusage',
  marks: ['daily.modelBreakdowns.modelName', 'daily.modelBreakdowns.cacheReadTokens'],
  caution: 'it says nothing of how many requests there were, and its days are those of the machine it ran on',
  mapping: { ...breakdown('daily'), time: ['daily.date', 'daily.period'], labels: { agent: 'daily.agent' } },
});

export const CCUSAGE_SESSIONS = knownLog({
  id: 'ccusage-sessions',
  title: 'sessions of ccusage',
  marks: ['sessions.modelBreakdowns.modelName', 'sessions.lastActivity'],
  caution: 'it says nothing of how many requests there were, and all of a session counts on its last day',
  mapping: {
    ...breakdown('sessions'),
    time: 'sessions.lastActivity',
    labels: { session: 'sessions.sessionId', project: 'sessions.projectPath' },
  },
});
