import type { CallParams } from './config.ts';
import { type Provider, providerOf } from './provider.ts';
import { readable } from './readable.ts';
import type { Deployment } from './split.ts';
import { environment, type Target } from './target.ts';

/** An API of the catalog by the prefix of its provider; any other as a server that speaks the OpenAI protocol. */
export function calledApi(deployment: Deployment, variable: string): Target {
  const { option, api, serviceTier = 'standard' } = deployment;
  const [id = ''] = api?.split('/') ?? [];
  const provider = providerOf(id);
  if (!provider) return unknownProvider(deployment, variable);
  const { name, sure } = modelName(deployment, provider);
  const placed = place(deployment, provider, variable);
  const tier = serviceTier !== 'standard' && provider.tiers ? { service_tier: serviceTier } : {};
  const notes = [...placed.notes];
  if (!sure)
    notes.push(`${option}: \`${name}\` is the catalog's name of the model; check that the provider calls it so.`);
  if (serviceTier !== 'standard' && !provider.tiers)
    notes.push(
      `${option} is reckoned at the ${serviceTier} tier, which is not written here: without it calls cost the standard price.`,
    );
  if (provider.prefix === 'azure')
    notes.push(`${option}: put the name of your Azure deployment in place of \`${name}\`.`);
  return {
    params: {
      model: `${provider.prefix}/${name}`,
      ...(provider.key ? { api_key: environment(provider.key) } : {}),
      ...placed.params,
      ...tier,
    },
    notes,
  };
}

function unknownProvider({ option, api, model }: Deployment, variable: string): Target {
  const name = readable(api?.slice(api.indexOf('/') + 1) || model);
  return {
    params: {
      model: `openai/${name}`,
      api_base: environment(`${variable}_API_BASE`),
      api_key: environment(`${variable}_API_KEY`),
    },
    notes: [
      `${option} is called as a server that speaks the OpenAI protocol, at ${variable}_API_BASE with the key ${variable}_API_KEY; check that \`${name}\` is its name of the model.`,
    ],
  };
}

/** The provider's name of the model: the id of the entry, or its first alias that is not a key of LiteLLM's own. */
function modelName({ api = '', aliases = [] }: Deployment, { prefix, byAlias }: Provider) {
  const id = readable(api.slice(api.indexOf('/') + 1));
  if (!byAlias) return { name: id, sure: true };
  const alias = aliases.find(name => !name.startsWith(`${prefix}/`));
  return alias === undefined ? { name: id, sure: false } : { name: readable(alias), sure: true };
}

type Placed = { readonly params: Partial<CallParams>; readonly notes: readonly string[] };

/** The region in the provider's own words, or by an address, where LiteLLM has no word for it. */
function place({ option, region }: Deployment, { prefix }: Provider, variable: string): Placed {
  const known = region !== undefined && /^[a-z]+(?:-[a-z0-9]+)*$/.test(region) ? region : undefined;
  switch (prefix) {
    case 'bedrock':
      return {
        params: { aws_region_name: known?.includes('-') ? known : environment('AWS_REGION') },
        notes: [
          `${option} uses the AWS credentials of the machine it runs on${known?.includes('-') ? '' : ' and the region AWS_REGION'}.`,
        ],
      };
    case 'vertex_ai':
      return {
        params: {
          vertex_project: environment('VERTEXAI_PROJECT'),
          vertex_location: known ?? environment('VERTEXAI_LOCATION'),
        },
        notes: [`${option} uses the Google Cloud credentials of the machine it runs on.`],
      };
    case 'azure':
      return {
        params: { api_base: environment(`${variable}_API_BASE`), api_version: environment('AZURE_API_VERSION') },
        notes: [
          `${option} is called at ${variable}_API_BASE, the address of your Azure resource${region === undefined ? '' : ` in ${region}`}.`,
        ],
      };
    default:
      if (region === undefined) return { params: {}, notes: [] };
      return {
        params: { api_base: environment(`${variable}_API_BASE`) },
        notes: [
          `${option} is reckoned in region ${region}: ${variable}_API_BASE must be the provider's address there. When it is not set, calls go to the usual address, which may lie elsewhere.`,
        ],
      };
  }
}
