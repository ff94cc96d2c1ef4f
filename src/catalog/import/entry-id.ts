import type { Form } from './imported.ts';

/** The catalog's names of providers that other files call otherwise. What is not here keeps its own name. */
const PROVIDERS: Readonly<Record<Form, readonly (readonly [RegExp, string])[]>> = {
  litellm: [
    [/^bedrock(_converse|_mantle)?$/, 'bedrock'],
    [/^gemini$/, 'google'],
    [/^vertex_ai(-|$)/, 'vertex-ai'],
    [/^together_ai$/, 'together'],
    [/^fireworks_ai(-|$)/, 'fireworks'],
    [/^vercel_ai_gateway$/, 'vercel'],
    [/^cohere_chat$/, 'cohere'],
    [/^azure_text$/, 'azure'],
    [/^text-completion-(\w+)$/, '$1'],
    [/^dashscope$/, 'alibaba'],
    [/^moonshot$/, 'moonshotai'],
  ],
  'genai-prices': [
    [/^aws$/, 'bedrock'],
    [/^x-ai$/, 'xai'],
    [/^voyageai$/, 'voyage'],
  ],
  openrouter: [],
  'models.dev': [
    [/^amazon-bedrock$/, 'bedrock'],
    [/^google-vertex(-anthropic)?$/, 'vertex-ai'],
    [/^togetherai$/, 'together'],
    [/^fireworks-ai$/, 'fireworks'],
    [/^cloudflare-workers-ai$/, 'cloudflare'],
    [/^novita-ai$/, 'novita'],
  ],
};

/** The provider's id in this catalog, of its name in a price file. */
export function providerId(form: Form, name: string): string {
  const found = PROVIDERS[form].find(([pattern]) => pattern.test(name));
  return slug(found ? name.replace(found[0], found[1]).replace(/^(vertex-ai|fireworks).*/, '$1') : name);
}

/** A name as an id: lower case, `/` as `--`, what an id cannot have as `-`. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('/', '--')
    .replace(/[^a-z0-9._-]/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');

export const isId = (text: string): boolean => /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/.test(text);

/** The last part of a model's name, as an id, without a marker such as `:free`. */
export const familyOf = (name: string): string => slug(name.slice(name.lastIndexOf('/') + 1).replace(/:[a-z]+$/, ''));

/** Whether the name itself says that the model is free. */
export const isDeclaredFree = (name: string): boolean => /[:/-]free$/i.test(name);
