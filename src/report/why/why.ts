import type { OwnEntry } from '../../catalog/source/overlay.ts';
import type { Given } from '../../quantity/given.ts';
import { describeSource } from '../../quantity/source.ts';

/** How the prices of one option were found. */
export interface Why {
  readonly option: string;
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
  readonly source: string;
}

export const priced = (what: string, { amount, source }: Given): WhyPrice => ({
  what,
  price: amount.text,
  source: describeSource(source),
});

/** Which catalog or folder of own prices an entry comes from. */
export function originOf(id: string, own: ReadonlyMap<string, OwnEntry>, version: string): string {
  const found = own.get(id);
  if (!found) return `${id} comes from the catalog ${version}`;
  return found.replaces
    ? `${id} comes from ${found.overlay}, which replaces the entry of the catalog ${version}`
    : `${id} comes from ${found.overlay}; the catalog ${version} has no such entry`;
}
