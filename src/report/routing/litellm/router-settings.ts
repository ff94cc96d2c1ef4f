import type { RouterSettings } from './config.ts';
import { keepsSessions } from './group.ts';
import type { Groups } from './groups.ts';
import type { Limits } from './limits.ts';

const RETRIES = 2;
/** s. LiteLLM's own default, written so that it is seen (https://docs.litellm.ai/docs/proxy/config_settings, read 2026-11-26). */
const TIMEOUT = 600;
/** s. LiteLLM's own default; longer, and a pool that was full for a moment stands idle (https://docs.litellm.ai/docs/routing, read 2026-11-26). */
const COOLDOWN = 5;

export function routerSettings(groups: Groups, limits: Limits): RouterSettings {
  const split = groups.first.some(({ members }) => members.length > 1);
  const sticky = groups.first.filter(keepsSessions);
  const cascades = groups.first.flatMap(group => {
    const second = groups.second.get(group);
    return second ? [{ [group.name]: [second.name] }] : [];
  });
  return {
    routing_strategy: 'simple-shuffle',
    num_retries: RETRIES,
    timeout: TIMEOUT,
    cooldown_time: COOLDOWN,
    ...(split && { enable_weighted_failover: true }),
    ...(limits.size > 0 && { optional_pre_call_checks: ['enforce_model_rate_limits'] }),
    ...(sticky.length > 0 && {
      model_group_affinity_config: Object.fromEntries(sticky.map(({ name }) => [name, ['session_affinity']])),
    }),
    ...(cascades.length > 0 && { fallbacks: cascades }),
  };
}
