import type { Bucket } from '../catalog.ts';
import type { CompiledApi } from '../compiled.ts';

/** The price files that can be read, by the word of `--from`. */
export const FORMS = ['litellm', 'genai-prices', 'openrouter', 'models.dev'] as const;
export type Form = (typeof FORMS)[number];

/** Plain decimals: USD/Mtok, of `request` USD/request. */
export type Prices = { readonly [B in Bucket]?: string };

/** When prices other than the base hold, in the words of an entry file. */
export interface When {
  readonly tier?: 'batch' | 'flex' | 'priority';
  readonly region?: string;
  /** `> 200000 tok`. */
  readonly prompt?: string;
  /** `00:30-16:30`, UTC. */
  readonly utc?: string;
}

export interface Variant {
  readonly when: When;
  readonly prices: Prices;
}

export interface Period {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  /** Everything is declared free; there are no prices then. */
  readonly free: boolean;
  readonly base: Prices;
  readonly variants: readonly Variant[];
}

/** An entry of a price file in the terms of this catalog. */
export interface Imported {
  readonly provider: string;
  readonly model: string;
  /** Last part of the model's name, without provider and organisation. */
  readonly family: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly contextWindow?: string | undefined;
  readonly shutdown?: string | undefined;
  readonly deprecated?: boolean | undefined;
  readonly rateLimit?: { readonly tokens?: string | undefined; readonly requests?: string | undefined } | undefined;
  /** Regions in which the prices of the entry hold as they are. */
  readonly regions?: readonly string[] | undefined;
  /** Names at the same provider that mean this entry, best first. */
  readonly aliases: readonly string[];
  readonly periods: readonly Period[];
  /** Where the catalog has an entry of the same id: its names, which stay unless another entry has them. */
  readonly replaces?: NonNullable<CompiledApi['aliases']> | undefined;
  /** Where the entry holds a region only: the region, and the model it belongs to. */
  readonly regional?: { readonly region: string; readonly model: string } | undefined;
}
