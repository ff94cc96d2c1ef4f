import { providerName } from './provider-name.ts';

/** What routes put before the name of a model. */
const ROUTES =
  /^(?:models\/|(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\/[^/]+\/models\/|arn:aws[\w-]*:bedrock:[^/]*:(?:inference-profile|foundation-model)\/|(?:converse|invoke)\/|(?:us|eu|ap|ca|sa|me|af)-(?:gov-)?[a-z]+-\d\/)/;

/** The day of a snapshot, a stable version or a moving marker after the name: `-2025-08-07`, `-20250929`, `@20250929`, `-001`, `@default`. */
const SNAPSHOT = /(?:[-@]20\d\d-\d\d-\d\d|[-@]20\d{6}|-00[1-9]|@(?:default|latest))$/;

/** What Bedrock writes after a name: `-v1:0`, and in ids of the catalog `-v1-0`. */
const BEDROCK_VERSION = /-v\d+(?:[:-]\d+)?$/;

const BEDROCK_MAKER = /^(?:ai21|amazon|anthropic|cohere|deepseek|meta|minimax|mistral|openai|qwen)\./;

/**
 * The ways in which a catalog may have the model that a log or a bill names, the name itself first: without the route before it,
 * then without the day of its snapshot. A fine-tuned model (`ft:…`) costs something else than its base and keeps its name.
 */
export function modelSpellings(provider: string, written: string): string[] {
  const spellings = [written.normalize('NFC').trim()];
  const push = (name: string) => {
    if (name !== '' && !spellings.includes(name)) spellings.push(name);
  };
  let bare = spellings[0]!;
  const slash = bare.indexOf('/');
  if (slash !== -1 && providerName(bare.slice(0, slash)) === provider) bare = bare.slice(slash + 1);
  for (let route = ROUTES.exec(bare); route; route = ROUTES.exec(bare)) bare = bare.slice(route[0].length);
  push(bare);
  push(bare.toLowerCase());
  push(bare.toLowerCase().replace(SNAPSHOT, ''));
  return spellings;
}

/** A name without case and the signs that writers use freely, so that `Claude Haiku 4.5` is `claude-haiku-4-5`. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s._:-]+/g, '');

/** What of a name on Bedrock other names of the model have in common: no maker, version or day. A region's prefix stays: it has a price of its own. */
export const coreName = (name: string): string =>
  foldedName(name.toLowerCase().replace(BEDROCK_VERSION, '').replace(BEDROCK_MAKER, '').replace(SNAPSHOT, ''));
