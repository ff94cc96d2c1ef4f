import type { PricedModel } from './prices.ts';

export type Provider = PricedModel['provider'];

/** Whether the written prompt tokens hold those of the cache, and the written completion tokens those of reasoning. */
export interface Convention {
  readonly cacheInPrompt: boolean;
  readonly reasoningInCompletion: boolean;
}

/** What each provider's own interface returns: Anthropic counts the cache beside the prompt, Google what was thought beside the answer. */
const OWN: Readonly<Record<Provider, Convention>> = {
  openai: { cacheInPrompt: true, reasoningInCompletion: true },
  anthropic: { cacheInPrompt: false, reasoningInCompletion: true },
  google: { cacheInPrompt: true, reasoningInCompletion: false },
};
/** What a gateway makes of all of them. */
const UNIFIED: Convention = { cacheInPrompt: true, reasoningInCompletion: true };

export const CONVENTION_NAMES = ['provider', 'unified'] as const;
export type ConventionName = (typeof CONVENTION_NAMES)[number];

export const convention = (name: ConventionName, provider: Provider): Convention =>
  name === 'unified' ? UNIFIED : OWN[provider];

/** How a gateway's logs write the provider, and the tier in which all is served that asks for none. */
export const WRITTEN: Readonly<Record<Provider, { readonly name: string; readonly tier: string }>> = {
  openai: { name: 'openai', tier: 'default' },
  anthropic: { name: 'anthropic', tier: 'standard' },
  google: { name: 'gemini', tier: 'standard' },
};
