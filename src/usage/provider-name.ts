/**
 * The catalog's names of providers that logs and bills call otherwise. Sources: `gen_ai.provider.name` and `gen_ai.system` of the
 * OpenTelemetry semantic conventions for generative AI; `LlmProviders` of BerriAI/litellm, litellm/types/utils.py; both read 2026-11-26.
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  amazon: 'bedrock',
  'amazon-bedrock': 'bedrock',
  'amazon-web-services': 'bedrock',
  aws: 'bedrock',
  'aws-bedrock': 'bedrock',
  'bedrock-converse': 'bedrock',
  'az-ai-openai': 'azure',
  'azure-ai': 'azure',
  'azure-ai-inference': 'azure',
  'azure-ai-openai': 'azure',
  'azure-openai': 'azure',
  'azure-text': 'azure',
  microsoft: 'azure',
  claude: 'anthropic',
  dashscope: 'alibaba',
  'fireworks-ai': 'fireworks',
  gemini: 'google',
  'gcp-gemini': 'google',
  'gcp-gen-ai': 'google',
  'google-ai-studio': 'google',
  'google-genai': 'google',
  'gcp-vertex-ai': 'vertex-ai',
  'google-cloud': 'vertex-ai',
  'google-vertex': 'vertex-ai',
  vertexai: 'vertex-ai',
  'mistral-ai': 'mistral',
  moonshot: 'moonshotai',
  'together-ai': 'together',
  togetherai: 'together',
  'vercel-ai-gateway': 'vercel',
  'x-ai': 'xai',
};

/** A provider as the catalog names it: lower case, and of its other names the one that stands in API ids. */
export function providerName(told: string): string {
  const name = told
    .trim()
    .toLowerCase()
    .replace(/[\s._]+/g, '-');
  return Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name]! : name;
}

/** Whose models have such a name, where one provider alone sells them under it. Open weights are sold by many and are not here. */
const SOLD_BY: readonly (readonly [RegExp, string])[] = [
  [/^arn:aws[\w-]*:bedrock:/, 'bedrock'],
  [
    /^(?:[a-z]{2,6}(?:-gov)?\.)?(?:ai21|amazon|anthropic|cohere|deepseek|meta|minimax|mistral|openai|qwen)\./,
    'bedrock',
  ],
  [/^accounts\/fireworks\//, 'fireworks'],
  [/^(?:projects\/[^/]+\/locations\/[^/]+\/)?publishers\//, 'vertex-ai'],
  [/^(?:gpt-(?!oss)|chatgpt-|codex-|o\d(?:-|$)|text-embedding-)/, 'openai'],
  [/^claude\b/, 'anthropic'],
  [/^(?:models\/)?gemini-/, 'google'],
  [/^grok-/, 'xai'],
  [/^(?:mistral-|ministral-|magistral-|codestral-|devstral-|pixtral-)/, 'mistral'],
  [/^deepseek-(?:chat|reasoner)$/, 'deepseek'],
];

/** The provider that alone sells models of this name under it; undefined where several do, or none is known to. */
export const soleProvider = (model: string): string | undefined =>
  SOLD_BY.find(([pattern]) => pattern.test(model.trim().toLowerCase()))?.[1];
