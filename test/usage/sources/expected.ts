/** What a fixture holds, added up by hand. Tokens and costs are those of all requests, failed ones too. */
export interface Expected {
  readonly file: string;
  /** Id of the log it is. */
  readonly log: string;
  /** Requests that were answered; `unknown` where the log does not say how many. */
  readonly answered: number | 'unknown';
  readonly failed: number;
  readonly batch: number;
  /** tok, cached and written ones among them. */
  readonly input: number;
  readonly cached: number;
  readonly write5m: number;
  readonly write1h: number;
  /** tok that are seen. */
  readonly output: number;
  readonly reasoning: number;
  /** Billionths of a USD; `unknown` where no column says it. */
  readonly cost: number | 'unknown';
  readonly days: readonly string[];
  readonly models: readonly string[];
}

const SONNET = 'claude-sonnet-4-5-20250929';
const HAIKU = 'claude-haiku-4-5-20251001';
const GPT = 'gpt-4o-2024-08-06';
const MINI = 'gpt-4o-mini';
const O3 = 'o3-2025-04-16';
const EMBED = 'text-embedding-3-small';
const FIRST = '2026-09-01';
const SECOND = '2026-09-02';
const THIRD = '2026-09-03';

export const EXPECTED: readonly Expected[] = [
  {
    // left out: an answer of LiteLLM's own cache (1200 + 300 tok, no cost) and a call of a tool (0.01 USD)
    file: 'litellm-spend-logs.jsonl',
    log: 'litellm',
    answered: 5,
    failed: 1,
    batch: 1,
    input: 52_600, // 1200 + 8500 + 2000 + 40000 + 900
    cached: 7_024, // 1024 + 6000
    write5m: 1_500, // 2000 written, of them 500 for an hour
    write1h: 500,
    output: 9_400, // 300 + 700 + (1500 - 1100) + 8000
    reasoning: 1_100,
    cost: 44_126_200, // 283200 + 22425000 + 16000000 + 5400000 + 18000
    days: [FIRST, SECOND, THIRD],
    models: [SONNET, MINI, O3, EMBED],
  },
  {
    // the answer of /spend/logs: one array
    file: 'litellm-spend-logs-answer.json',
    log: 'litellm',
    answered: 2,
    failed: 1,
    batch: 0,
    input: 9_700, // 1200 + 8500
    cached: 7_024,
    write5m: 1_500,
    write1h: 500,
    output: 1_000, // 300 + 700
    reasoning: 0,
    cost: 22_708_200, // 283200 + 22425000
    days: [FIRST, SECOND],
    models: [SONNET, MINI],
  },
  {
    // left out: an answer of LiteLLM's own cache, which has the id of the request it repeats
    file: 'litellm-standard-logging.jsonl',
    log: 'litellm-payloads',
    answered: 2,
    failed: 1,
    batch: 0,
    input: 9_700,
    cached: 7_024,
    write5m: 1_500,
    write1h: 500,
    output: 1_000,
    reasoning: 0,
    cost: 22_708_200,
    days: [FIRST, SECOND],
    models: [SONNET, MINI],
  },
  {
    // an answer of LiteLLM's own cache is in the roll-up: 1200 tok of input, 1024 of them cached, 300 of output; the call of a tool is left out
    file: 'litellm-daily-user-spend.csv',
    log: 'litellm-daily',
    answered: 6,
    failed: 1,
    batch: 0,
    input: 53_800, // 1200 + 8500 + 2000 + 1200 + 40000 + 900
    cached: 8_048, // 1024 + 6000 + 1024
    write5m: 2_000,
    write1h: 0,
    output: 10_800, // 300 + 700 + 1500 + 300 + 8000
    reasoning: 0,
    cost: 44_126_200,
    days: [FIRST, SECOND, THIRD],
    models: [SONNET, MINI, O3, EMBED],
  },
  {
    // left out: an agent that repeats the usage of the generation below it, and a tool
    file: 'langfuse-observations.jsonl',
    log: 'langfuse',
    answered: 4,
    failed: 1,
    batch: 0,
    input: 13_400, // (176 + 1024) + (500 + 6000 + 1500 + 500) + 2000 + 900, and 800 that failed
    cached: 7_024,
    write5m: 1_500,
    write1h: 500,
    output: 1_400, // 300 + 700 + 400
    reasoning: 1_100,
    cost: 45_163_000, // 4720000 + 22425000 + 16000000 + 18000, and 2000000 that failed
    days: [FIRST, SECOND, THIRD],
    models: [SONNET, GPT, O3, EMBED],
  },
  {
    // maps as texts of JSON, no cost but that in `cost_details`; left out: a span
    file: 'langfuse-observations.csv',
    log: 'langfuse',
    answered: 2,
    failed: 1,
    batch: 0,
    input: 10_500, // 1200 + 8500, and 800 that failed
    cached: 7_024,
    write5m: 2_000,
    write1h: 0,
    output: 1_000,
    reasoning: 0,
    cost: 29_145_000, // 4720000 + 22425000 + 2000000
    days: [FIRST, SECOND],
    models: [SONNET, GPT],
  },
  {
    // left out: an answer of Helicone's own cache
    file: 'helicone-export.jsonl',
    log: 'helicone',
    answered: 3,
    failed: 2,
    batch: 0,
    input: 12_000, // (176 + 1024) + (500 + 6000 + 2000) + 2000, and 300 of one that was called off
    cached: 7_024,
    write5m: 2_000,
    write1h: 0,
    output: 1_400, // 300 + 700 + 400
    reasoning: 1_100,
    cost: 43_895_000, // 4720000 + 22425000 + 16000000, and 750000 of the one that was called off
    days: [FIRST, SECOND, THIRD],
    models: [SONNET, GPT, O3],
  },
  {
    // whole numbers in quotes and costs in billionths, as ClickHouse writes its table
    file: 'helicone-table.jsonl',
    log: 'helicone-table',
    answered: 2,
    failed: 1,
    batch: 0,
    input: 9_700,
    cached: 7_024,
    write5m: 2_000,
    write1h: 0,
    output: 1_000,
    reasoning: 0,
    cost: 27_145_000, // 4720000 + 22425000
    days: [FIRST, SECOND],
    models: [SONNET, GPT],
  },
  ...['otel-otlp.jsonl', 'otel-table.jsonl'].map(
    (file): Expected => ({
      // left out: the agent with the 9700 and 1000 tok of the two spans below it, a tool, and a request of HTTP
      file,
      log: file === 'otel-otlp.jsonl' ? 'otel' : 'otel-table',
      answered: 5,
      failed: 1,
      batch: 0,
      input: 13_240, // 1200 + 8500 + 2000 + 640 + 900
      cached: 7_024,
      write5m: 2_000,
      write1h: 0,
      output: 1_528, // 300 + 700 + (1500 - 1100) + 128
      reasoning: 1_100,
      cost: 'unknown',
      days: [FIRST, SECOND, THIRD],
      models: [SONNET, 'gemini-2.5-pro', 'gpt-4o', GPT, 'meta-llama/Llama-3.1-8B-Instruct', EMBED],
    }),
  ),
  {
    file: 'openai-usage.json',
    log: 'openai-usage',
    answered: 214, // 10 + 200 + 1 + 3
    failed: 0,
    batch: 200,
    input: 63_000, // 12000 + 40000 + 2000 + 9000
    cached: 12_000, // 7000 + 5000
    write5m: 2_000, // kept for 30 minutes
    write1h: 500, // kept for 12 hours
    output: 13_200, // 3000 + 8000 + 1500 + 700, reasoning among it
    reasoning: 0,
    cost: 'unknown',
    days: [FIRST, SECOND],
    models: [GPT, 'gpt-4o-mini-2024-07-18', 'gpt-6-luna', O3],
  },
  {
    // numbers of requests as decimals; a minute without any has a row without anything
    file: 'openai-usage.csv',
    log: 'openai-usage-csv',
    answered: 211, // 10 + 200 + 1
    failed: 0,
    batch: 200,
    input: 54_000, // 12000 + 40000 + 2000
    cached: 7_000,
    write5m: 0,
    write1h: 0,
    output: 12_500, // 3000 + 8000 + 1500
    reasoning: 0,
    cost: 'unknown',
    days: [FIRST, SECOND],
    models: [GPT, 'gpt-4o-mini-2024-07-18', O3],
  },
  ...['anthropic-usage.json', 'anthropic-usage.csv'].map(
    (file): Expected => ({
      file,
      log: file === 'anthropic-usage.json' ? 'anthropic-usage' : 'anthropic-usage-csv',
      answered: 'unknown',
      failed: 0,
      batch: 0,
      input: 357_000, // (5000 + 1500 + 500 + 60000) + 40000 + 250000
      cached: 60_000,
      write5m: 1_500,
      write1h: 500,
      output: 17_000, // 7000 + 8000 + 2000
      reasoning: 0,
      cost: 'unknown',
      days: [FIRST, SECOND],
      models: [HAIKU, SONNET],
    }),
  ),
  {
    file: 'bedrock-invocations.jsonl',
    log: 'bedrock',
    answered: 4,
    failed: 1,
    batch: 0,
    input: 10_900, // (500 + 6000 + 2000) + 900 + 1200 + 300
    cached: 6_000,
    write5m: 2_000,
    write1h: 0,
    output: 1_050, // 700 + 300 + 50; an embedding has none
    reasoning: 0,
    cost: 'unknown',
    days: [FIRST, SECOND, THIRD],
    models: [
      'amazon.nova-lite-v1:0',
      'amazon.titan-embed-text-v2:0',
      `arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.${HAIKU}-v1:0`,
      `us.anthropic.${SONNET}-v1:0`,
    ],
  },
  {
    file: 'vllm-flat.jsonl',
    log: 'vllm',
    answered: 2,
    failed: 1,
    batch: 0,
    input: 3_700, // 1200 + 2000, and 500 that failed
    cached: 1_024,
    write5m: 0,
    write1h: 0,
    output: 1_000, // 300 + 700
    reasoning: 0,
    cost: 'unknown',
    days: [FIRST, SECOND],
    models: ['meta-llama/Llama-3.1-8B-Instruct'],
  },
  {
    // both names of OpenAI's counts, one time with an offset
    file: 'openai-responses.jsonl',
    log: 'openai-answers',
    answered: 3,
    failed: 1,
    batch: 0,
    input: 3_840, // 1200 + 2000 + 640
    cached: 1_024,
    write5m: 0,
    write1h: 0,
    output: 964, // (300 - 100) + 700 + (128 - 64)
    reasoning: 164, // 100 + 64
    cost: 'unknown',
    days: [FIRST, SECOND],
    models: ['Qwen/Qwen3-30B-A3B'],
  },
  {
    file: 'openai-batch-output.jsonl',
    log: 'openai-batch',
    answered: 2,
    failed: 0,
    batch: 2,
    input: 52, // 25 + 27
    cached: 16,
    write5m: 0,
    write1h: 0,
    output: 36, // 31 + 5
    reasoning: 0,
    cost: 'unknown',
    days: [FIRST],
    models: ['meta-llama/Meta-Llama-3-8B-Instruct'],
  },
  {
    file: 'ccusage-daily.json',
    log: 'ccusage',
    answered: 'unknown',
    failed: 0,
    batch: 0,
    input: 68_500, // (5000 + 2000 + 60000) + 300 + 1200
    cached: 60_000,
    write5m: 2_000,
    write1h: 0,
    output: 7_350, // 7000 + 50 + 300
    reasoning: 0,
    cost: 154_150_000, // 145500000 + 550000 + 8100000
    days: [FIRST, SECOND],
    models: [HAIKU, SONNET],
  },
  {
    // reports of all agents call the day a period
    file: 'ccusage-period.json',
    log: 'ccusage',
    answered: 'unknown',
    failed: 0,
    batch: 0,
    input: 300,
    cached: 0,
    write5m: 0,
    write1h: 0,
    output: 50,
    reasoning: 0,
    cost: 550_000,
    days: [FIRST],
    models: [HAIKU],
  },
  {
    file: 'ccusage-session.json',
    log: 'ccusage-sessions',
    answered: 'unknown',
    failed: 0,
    batch: 0,
    input: 67_000, // 5000 + 2000 + 60000
    cached: 60_000,
    write5m: 2_000,
    write1h: 0,
    output: 7_000,
    reasoning: 0,
    cost: 145_500_000,
    days: [FIRST],
    models: [SONNET],
  },
];
