import { type OwnEntry, ownLayers } from '../../catalog/own-entry.ts';
import type { Given } from '../../quantity/given.ts';
import { describeSource } from '../../quantity/source.ts';
import { netPrice } from './net-price.ts';

/** How the prices of one option were found. */
export interface Why {
  readonly option: string;
  /** What the prices are of, where it is not what the option itself costs: `electricity`. */
  readonly thing?: string;
  /** `api/anthropic/claude-sonnet-4-6`: the entry that was asked; null where the scenario states its own prices. */
  readonly entry: string | null;
  /** What was decided, in the order in which it was, one sentence each. */
  readonly steps: readonly string[];
  readonly prices: readonly WhyPrice[];
}

export interface WhyPrice {
  /** `input`, `batch input`, `8x-h100-sxm, us-east-1, on-demand`. */
  readonly what: string;
  readonly price: string;
  /** The price after the discount of the option; null where there is none. */
  readonly net: string | null;
  readonly source: string;
}

export const priced = (what: string, given: Given, discount?: Given): WhyPrice => ({
  what,
  price: given.amount.text,
  net: discount ? netPrice(given, discount) : null,
  source: describeSource(given.source),
});

/** Which catalog or folder of own prices an entry comes from. */
export function originOf(id: string, own: ReadonlyMap<string, OwnEntry>, version: string): string {
  const [found, ...below] = ownLayers(own.get(id));
  if (!found) return `${id} comes from the catalog ${version}`;
  const replaced = [...below.map(({ overlay }) => overlay), ...(found.replaces ? [`the catalog ${version}`] : [])];
  const words = replaced.map(name => `, which replaces the entry of ${name}`).join('');
  return `${id} comes from ${found.overlay}${words}${found.replaces ? '' : `; the catalog ${version} has no such entry`}`;
}
