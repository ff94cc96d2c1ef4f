import type { CompiledApi, Figure } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { judgeContext } from './api-context.ts';
import { judgeBenchmarks } from './benchmarks.ts';
import { type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf } from './number.ts';
import type { Others } from './others.ts';
import { said } from './unusual.ts';

const USUAL = {
  minimumCacheablePrompt: { low: 512, high: 8192, unit: 'tok' },
  tokenizerRatio: { low: 0.6, high: 1.8 },
  tokens: { low: 5000, high: 1e9, unit: 'tok/min' },
  requests: { low: 1, high: 1e5, unit: 'request/min' },
} as const;

/** What an API entry says beside its prices: context, caching, tokenizer, rate limits, benchmarks. */
export function judgeSizes(judge: Judge, id: string, api: CompiledApi, others: Others): void {
  judgeContext(judge, id, api, others);
  const minimum = magnitudeOf(api.minimumCacheablePrompt, FIELDS.tokens);
  judge.limit(['minimumCacheablePrompt'], 'the shortest prompt that is cached', minimum, LIMITS.minimumPrompt);
  judge.expect(
    RELATION,
    ['minimumCacheablePrompt'],
    `the shortest prompt that is cached is ${minimum?.text}`,
    minimum?.likely,
    USUAL.minimumCacheablePrompt,
    said(api.minimumCacheablePrompt),
  );
  judgeTokenizer(judge, api.tokenizerRatio);
  judgeBenchmarks(judge, api.benchmarks);
  for (const [tier, { tokens, requests }] of Object.entries(api.rateLimits ?? {})) {
    const path = ['rateLimits', tier];
    const [t, r] = [magnitudeOf(tokens, FIELDS.tokenLimit), magnitudeOf(requests, FIELDS.requestLimit)];
    judge.limit([...path, 'tokens'], 'the token limit', t, LIMITS.tokenLimit);
    judge.limit([...path, 'requests'], 'the request limit', r, LIMITS.requestLimit);
    judge.expect(RELATION, [...path, 'tokens'], `the token limit is ${t?.text}`, t?.likely, USUAL.tokens, said(tokens));
    judge.expect(
      RELATION,
      [...path, 'requests'],
      `the request limit is ${r?.text}`,
      r?.likely,
      USUAL.requests,
      said(requests),
    );
    if (!t || !r) continue;
    const says = `the limits allow ${Math.round(t.likely / r.likely)} tokens for each request`;
    judge.expect(
      RELATION,
      [...path, 'tokens'],
      says,
      t.likely / r.likely,
      { low: 100, high: 9900 },
      said(tokens) ?? said(requests),
    );
  }
}

export function judgeTokenizer(judge: Judge, ratio: Figure | undefined): void {
  const found = magnitudeOf(ratio, FIELDS.ratio);
  judge.limit(['tokenizerRatio'], 'the tokenizer ratio', found, LIMITS.tokenizerRatio);
  judge.expect(
    RELATION,
    ['tokenizerRatio'],
    `the tokenizer ratio is ${found?.text}`,
    found?.likely,
    USUAL.tokenizerRatio,
    said(ratio),
  );
}
