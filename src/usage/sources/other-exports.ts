import type { ColumnPath } from '../mapping/mapping.ts';

/** A form that is known and holds no requests, or not all of them. */
export interface OtherExport {
  readonly title: string;
  readonly marks: readonly ColumnPath[];
  /** Why it is of no use, and what is instead. */
  readonly instead: string;
}

const COSTS = 'it has costs without tokens: hold it against a scenario with `tco backtest --actual`';
const ROLL_UP = ['date', 'api_key', 'api_requests', 'successful_requests'];
const USER_ROLL_UP = 'read `LiteLLM_DailyUserSpend`, which has all requests, or `LiteLLM_SpendLogs`';

export const OTHER_EXPORTS: readonly OtherExport[] = [
  {
    title: "LiteLLM's daily spend by tag",
    marks: ['tag', ...ROLL_UP],
    instead: `a request with two tags stands in it twice: ${USER_ROLL_UP}`,
  },
  ...['team', 'organization', 'end_user', 'agent'].map(owner => ({
    title: `LiteLLM's daily spend by ${owner.replace('_', ' ')}`,
    marks: [`${owner}_id`, ...ROLL_UP],
    instead: `requests without one are not in it: ${USER_ROLL_UP}`,
  })),
  {
    title: 'a CSV of the export tool of Helicone',
    marks: ['response_id', 'response_status', 'request_created_at', 'prompt_tokens', 'latency'],
    instead: 'it leaves out the cached and the reasoning tokens: export with `--format jsonl`',
  },
  { title: "a page of OpenAI's costs", marks: ['data.start_time', 'data.results.amount'], instead: COSTS },
  {
    title: "OpenAI's costs, from its dashboard",
    marks: ['start_time', 'amount_value', 'amount_currency'],
    instead: COSTS,
  },
  { title: "a page of Anthropic's cost report", marks: ['data.starting_at', 'data.results.amount'], instead: COSTS },
  { title: "Anthropic's costs, from its Console", marks: ['usage_date_utc', 'token_type', 'cost_usd'], instead: COSTS },
  {
    title: 'days of ccusage by project',
    marks: ['projects', 'totals.totalTokens', 'totals.cacheReadTokens'],
    instead: 'its projects are names of fields: run `ccusage daily --json` without `--instances`',
  },
  {
    title: 'a report of `ccusage codex`',
    marks: ['daily.models', 'daily.costUSD', 'totals.totalTokens'],
    instead: 'its models are names of fields: write a CSV of them, and a mapping for it',
  },
  ...['weekly', 'monthly', 'blocks'].map(report => ({
    title: `a ${report} report of ccusage`,
    marks: [`${report}.totalTokens`, `${report}.inputTokens`],
    instead: 'its times are longer than a day: run `ccusage daily --json`',
  })),
  ...(['logs', 'metrics'] as const).map(signal => ({
    title: `OpenTelemetry ${signal}`,
    marks: [signal === 'logs' ? 'resourceLogs' : 'resourceMetrics'],
    instead: 'the tokens of a request stand in its span: export the traces',
  })),
];
