import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyGroup, groupsOf } from '../../../../src/report/routing/litellm/groups.ts';
import { limitsOf } from '../../../../src/report/routing/litellm/limits.ts';
import { litellmConfig } from '../../../../src/report/routing/litellm/litellm-config.ts';
import type { LiteLlmSplit } from '../../../../src/report/routing/litellm/split.ts';
import { split } from './random-splits.ts';
import { read } from './read-config.ts';

const always = (holds: (split: LiteLlmSplit) => void) =>
  fc.assert(fc.property(split, holds), { seed: 20261126, numRuns: 120 });

/** The entries of each first name, in the order of the tasks. */
function groups(config: ReturnType<typeof read>, { tasks }: LiteLlmSplit) {
  const second = new Set((config.router_settings.fallbacks ?? []).flatMap(fallback => Object.values(fallback).flat()));
  const names = [...new Set(config.model_list.map(({ model_name }) => model_name))].filter(name => !second.has(name));
  expect(names).toHaveLength(tasks.length);
  return names.map(name => config.model_list.filter(({ model_name }) => model_name === name));
}

describe('whatever the split', () => {
  test('the file is valid YAML of both versions and within the schema', () => always(split => void read(split)));

  test('each option with a share appears once, with a weight in the ratio of its share', () =>
    always(split => {
      for (const [i, group] of groups(read(split), split).entries()) {
        const { shares, overflow = [] } = split.tasks[i]!;
        const weights = group.map(({ litellm_params: { weight } }) => weight).sort((a, b) => a - b);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(overflow.length === 0 || group.every(({ litellm_params: { order } }) => order! >= 1)).toBe(true);
        expect(weights).toHaveLength(shares.length);
        expect(Math.log10(total) % 1).toBe(0);
        const expected = shares.map(({ share }) => share).sort((a, b) => a - b);
        // within 1 % of the share, or to the last of 10^8
        for (const [j, share] of expected.entries())
          expect(Math.abs(weights[j]! / total - share)).toBeLessThanOrEqual(share * 0.01 + 1e-8);
      }
    }));

  test('each fallback and each affinity is of a name in the list, and no name or id means two things', () =>
    always(split => {
      const { model_list, router_settings } = read(split);
      const names = new Set(model_list.map(({ model_name }) => model_name));
      const ids = model_list.map(({ model_info: { id } }) => id);
      const meant = [
        ...(router_settings.fallbacks ?? []).flatMap(fallback => Object.entries(fallback).flat(2)),
        ...Object.keys(router_settings.model_group_affinity_config ?? {}),
      ];
      expect(meant.filter(name => !names.has(name))).toEqual([]);
      expect(new Set([...names, ...ids]).size).toBe(names.size + ids.length);
    }));

  test('the entries of an option stay within its limit, but for the 1 that each needs', () =>
    always(({ deployments, tasks }) => {
      const groups = everyGroup(groupsOf(tasks));
      const limits = [...limitsOf(deployments, groups)];
      for (const { option, tokensPerMinute, requestsPerMinute } of deployments) {
        const own = limits.flatMap(([member, limit]) => (member.option === option ? [limit] : []));
        const all = (of: 'rpm' | 'tpm') => own.reduce((sum, limit) => sum + (limit[of]! > 1 ? limit[of]! : 0), 0);
        expect(all('rpm')).toBeLessThanOrEqual(requestsPerMinute ?? 0);
        expect(all('tpm')).toBeLessThanOrEqual(tokensPerMinute ?? 0);
      }
    }));

  test('nothing but the names of tasks, options and models is taken from the split', () =>
    always(split => {
      const { model_list } = read(split);
      const values = model_list.flatMap(({ litellm_params: { model: _, ...rest } }) => Object.values(rest));
      const text = values.filter(value => typeof value === 'string');
      // keys, addresses and projects are variables; regions and tiers are words
      expect(text.filter(value => !/^(?:os\.environ\/[A-Z0-9_]+|[a-z]+(?:-[a-z0-9]+)*)$/.test(value))).toEqual([]);
    }));

  test('only the names of LiteLLM are asked of the environment', () =>
    always(split => {
      const { model_list } = read(split);
      const names = model_list.flatMap(({ model_name, model_info: { id } }) => [model_name, id]);
      expect(names.filter(name => name.startsWith('os.environ/'))).toEqual([]);
    }));

  test('the same split gives the same bytes, of which every line is readable on a screen', () =>
    always(split => {
      const { yaml } = litellmConfig(split);
      expect(litellmConfig(structuredClone(split)).yaml).toBe(yaml);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a screen
      expect(yaml).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ufeff\ufffe\uffff]/);
    }));

  test('the comment on top ends where the file begins', () =>
    always(split => {
      const [head, ...rest] = litellmConfig(split).yaml.split('\n\n');
      expect(head!.split('\n').filter(line => !line.startsWith('#'))).toEqual([]);
      expect(rest).toHaveLength(1);
      expect(rest[0]).toMatch(/^model_list:/);
    }));
});
