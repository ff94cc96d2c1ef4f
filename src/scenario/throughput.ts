import type { Given } from '../quantity/given.ts';

/** A prefix cache by how long an unused prefix stays in it, and whether a conversation stays on one replica. */
export interface PrefixCache {
  readonly timeToLive: Given;
  readonly routing: 'spread' | 'sticky';
}

export type Throughput =
  | { readonly kind: 'rates'; readonly prefill: Given; readonly decode: Given }
  | { readonly kind: 'total'; readonly total: Given }
  | {
      readonly kind: 'measured';
      readonly measured: Given;
      readonly metric: 'output' | 'total';
      readonly at:
        | { readonly input: Given; readonly output: Given; readonly concurrency: Given | undefined }
        | undefined;
    };
