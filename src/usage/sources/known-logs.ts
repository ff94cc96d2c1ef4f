import { ANTHROPIC_USAGE, ANTHROPIC_USAGE_CSV } from './anthropic.ts';
import { BEDROCK } from './bedrock.ts';
import { CCUSAGE_DAILY, CCUSAGE_SESSIONS } from './ccusage.ts';
import { HELICONE, HELICONE_TABLE } from './helicone.ts';
import type { KnownLog } from './known-log.ts';
import { LANGFUSE } from './langfuse.ts';
import { LITELLM, LITELLM_DAILY, LITELLM_PAYLOADS } from './litellm.ts';
import { OPENAI_USAGE, OPENAI_USAGE_CSV } from './openai.ts';
import { ANTHROPIC_ANSWERS, OPENAI_ANSWERS, OPENAI_BATCH, VLLM } from './openai-answers.ts';
import { OTEL, OTEL_FILES, OTEL_TABLE } from './otel.ts';

/** All forms of log that need no mapping of the user's own. */
export const KNOWN_LOGS: readonly KnownLog[] = [
  ...[LITELLM, LITELLM_DAILY, LITELLM_PAYLOADS, LANGFUSE, HELICONE, HELICONE_TABLE],
  ...[OTEL, OTEL_TABLE, OTEL_FILES, OPENAI_USAGE, OPENAI_USAGE_CSV, ANTHROPIC_USAGE, ANTHROPIC_USAGE_CSV],
  ...[BEDROCK, OPENAI_ANSWERS, ANTHROPIC_ANSWERS, OPENAI_BATCH, VLLM, CCUSAGE_DAILY, CCUSAGE_SESSIONS],
];
