import { knownLog } from './define.ts';

/** One request a line. The input is without what was cached; what was thought is part of the output. */
export const BEDROCK = knownLog({
  id: 'bedrock',
  title: 'invocation logs of Amazon Bedrock',
  marks: ['timestamp', 'requestId', 'operation', 'modelId', 'input.inputTokenCount'],
  mapping: {
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html',
    time: 'timestamp',
    id: 'requestId',
    model: 'modelId',
    providerIs: 'bedrock',
    input: 'input.inputTokenCount',
    cacheRead: 'input.cacheReadInputTokenCount',
    cacheWrite: 'input.cacheWriteInputTokenCount',
    output: 'output.outputTokenCount',
    cached: 'outside',
    failed: { field: 'errorCode', present: true },
    outputless: { field: 'modelId', holds: ['embed', 'rerank'] },
    labels: { caller: 'identity.arn', account: 'accountId', region: 'region', operation: 'operation' },
  },
});
