import type { CompiledApi } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { judgeContextSize } from './context-size.ts';
import { type Judge, PEERS, RELATION } from './judge.ts';
import { magnitudeOf, numberOf } from './number.ts';
import { type Others, own } from './others.ts';
import { aroundOthers } from './peers.ts';
import { said } from './unusual.ts';

const USUAL = { low: 16_000, high: 2.2e6, unit: 'tok' } as const;

/** A host may stretch the window of an open model (YaRN: four times). */
const STRETCHED = 4.2;

/** The context window of an API entry against the model, the prompts at which its prices change, other hosts and other models. */
export function judgeContext(judge: Judge, id: string, api: CompiledApi, others: Others): void {
  const path = ['contextWindow'];
  const found = magnitudeOf(api.contextWindow, FIELDS.tokens);
  if (!found) return;
  const unusual = said(api.contextWindow);
  const says = `the context window is ${found.text}`;
  judgeContextSize(judge, path, found, USUAL, unusual);
  const trained = numberOf(own(others.content.models, api.model)?.contextWindow, FIELDS.tokens);
  if (trained) {
    const most = { low: 0, high: trained * STRETCHED, unit: 'tok', why: `for ${api.model}` };
    judge.expect(RELATION, path, says, found.likely, most, unusual);
  }
  const thresholds = api.prices.flatMap(p => p.variants.map(v => v.prompt?.tokens ?? 0));
  const least = Math.max(0, ...thresholds);
  const whole = { low: least, high: Number.POSITIVE_INFINITY, unit: 'tok', why: 'as a price changes there' };
  judge.expect(RELATION, path, says, found.likely, whole, unusual);
  const provider = id.slice(0, id.indexOf('/'));
  const peers = aroundOthers([
    {
      values: others.apis('model', api.model, `api/${id}`).map(p => p.contextWindow),
      factor: 8,
      why: `as other hosts of ${api.model} have it`,
    },
    {
      values: others.apis('provider', provider, `api/${id}`).map(p => p.contextWindow),
      factor: 9,
      why: `as the other models of ${provider} have it`,
    },
  ]);
  if (peers) judge.expect(PEERS, path, says, found.likely, { ...peers, unit: 'tok' }, unusual);
}
