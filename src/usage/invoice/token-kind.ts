import { TOKEN_BUCKETS } from '../../catalog/fields.ts';
import { suggestions } from '../../input/suggest.ts';
import type { BilledKind } from './invoice-line.ts';

/** The words for buckets that are taught. */
export const TOKEN_TYPES = [
  'input',
  'uncached_input',
  'prompt',
  'cached_input',
  'cache_read',
  'cache_write_5m',
  'cache_write_1h',
  'output',
  'completion',
  'reasoning',
  'requests',
] as const;

/**
 * What words of invoices mean, without case, spaces and signs. OpenAI: the names behind the comma of a line item; Anthropic: `token_type`
 * of the cost report; others as they are written by hand.
 */
const KINDS: Readonly<Record<string, BilledKind>> = {
  input: 'input',
  inputtokens: 'input',
  prompt: 'input',
  prompttokens: 'input',
  uncachedinput: 'input',
  uncachedinputtokens: 'input',
  inputnocache: 'input',
  inputuncached: 'input',
  textinput: 'input',
  cachedinput: 'cacheRead',
  cachedinputtokens: 'cacheRead',
  inputcached: 'cacheRead',
  cacheread: 'cacheRead',
  cachereads: 'cacheRead',
  cachereadtokens: 'cacheRead',
  inputcacheread: 'cacheRead',
  cachereadinputtokens: 'cacheRead',
  cachehit: 'cacheRead',
  textcachedinput: 'cacheRead',
  cachewrite: 'cacheWrite5m',
  cachewrites: 'cacheWrite5m',
  cachewrite5m: 'cacheWrite5m',
  cachewrites5m: 'cacheWrite5m',
  inputcachewrite5m: 'cacheWrite5m',
  cachecreation: 'cacheWrite5m',
  cachecreationephemeral5minputtokens: 'cacheWrite5m',
  cachewrite1h: 'cacheWrite1h',
  cachewrites1h: 'cacheWrite1h',
  inputcachewrite1h: 'cacheWrite1h',
  cachecreationephemeral1hinputtokens: 'cacheWrite1h',
  output: 'output',
  outputtokens: 'output',
  completion: 'output',
  completiontokens: 'output',
  textoutput: 'output',
  reasoning: 'reasoning',
  reasoningtokens: 'reasoning',
  thinking: 'reasoning',
  request: 'request',
  requests: 'request',
  credit: 'credit',
  credits: 'credit',
  discountcredit: 'credit',
  refund: 'credit',
  tax: 'tax',
  vat: 'tax',
  salestax: 'tax',
};

/** The bucket that a word of an invoice names; undefined where it names none. */
export function tokenKind(word: string): BilledKind | undefined {
  const key = word.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
}

/** Whether a word is none for a bucket, but nearly one: rather that one with a slip in it than the name of a fee. */
export const isSlip = (word: string): boolean =>
  tokenKind(word) === undefined && suggestions(word, TOKEN_TYPES).length > 0;

export const isOfTokens = (kind: BilledKind | undefined): boolean => TOKEN_BUCKETS.some(bucket => bucket === kind);

/** The kind of a line by the word for it, else by all of its words; tokens of which neither says more are of an unknown kind. */
export function kindOf(word: string | undefined, words: string, isTokens: boolean, isNegative: boolean): BilledKind {
  const loose = looseKind(words, isNegative);
  return (
    (word === undefined ? undefined : tokenKind(word)) ?? (isTokens && loose === 'other' ? 'unknownTokens' : loose)
  );
}

/** What a line of money charges for where nothing is known of it but its words and whether money is given back. */
export function looseKind(words: string, isNegative: boolean): BilledKind {
  if (/\b(?:tax|vat|gst)\b/i.test(words)) return 'tax';
  return isNegative || /\b(?:credit|refund)s?\b/i.test(words) ? 'credit' : 'other';
}
