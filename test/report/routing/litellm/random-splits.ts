import fc from 'fast-check';
import type { Deployment, LiteLlmSplit, TaskRoute } from '../../../../src/report/routing/litellm/split.ts';

const PROVIDERS = [
  'anthropic',
  'openai',
  'google',
  'bedrock',
  'vertex-ai',
  'azure',
  'together',
  'fireworks',
  'acme',
  '',
];

/** Names that a file, a screen or LiteLLM could take for something else. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'a: b',
    '"',
    "'",
    'a\nb',
    '# x',
    '- x',
    '*',
    '&a',
    '!!python/object:os.system',
    '{{ x }}',
    '%',
    '@',
    '`',
  ),
  fc.constantFrom(
    'yes',
    'NULL',
    '~',
    '1e3',
    '0x1F',
    '12:30',
    '2026-11-26',
    '.inf',
    '<<',
    '__proto__',
    'os.environ/HOME',
  ),
  fc.constantFrom(
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ufffe',
    '\ud800',
    '😀',
    'é',
    '日本',
    '',
    ' ',
    'a\u0000b',
    '\u0085',
    '42',
  ),
);

/** What a model can be called: not nothing. */
const named = hostile.filter(name => name.trim() !== '');

const deployment = (option: string): fc.Arbitrary<Deployment> =>
  fc.record(
    {
      option: fc.constant(option),
      kind: fc.constantFrom('api', 'rent', 'buy'),
      model: named,
      api: fc.tuple(fc.constantFrom(...PROVIDERS), named).map(([provider, name]) => `${provider}/${name}`),
      aliases: fc.array(named, { maxLength: 2 }),
      serviceTier: fc.constantFrom('standard', 'flex', 'priority'),
      region: hostile,
      engine: fc.constantFrom('vllm', 'sglang'),
      tokensPerMinute: fc.double({ min: 0.01, max: 1e9, noNaN: true }),
      requestsPerMinute: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
    },
    { requiredKeys: ['option', 'kind', 'model'] },
  );

const route = (task: string, options: readonly string[]): fc.Arbitrary<TaskRoute> =>
  fc.shuffledSubarray([...options], { minLength: 1 }).chain(used =>
    fc
      .record({
        sizes: fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: used.length, maxLength: used.length }),
        flows: fc.integer({ min: 0, max: used.length - 1 }),
        cascade: fc.boolean(),
        flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        tokens: fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined }),
      })
      .map(({ sizes, flows, cascade, flags: [varies, waiting, sessions], tokens }) => {
        const total = sizes.reduce((sum, size) => sum + size, 0);
        return {
          task,
          shares: used.map((option, i) => ({ option, share: sizes[i]! / total })),
          overflow: used.slice(0, flows).map((from, i) => ({ from, to: used[i + 1]! })),
          ...(cascade && { cascade: { try: used[0]!, escalateTo: options[0]!, escalation: 0.2 } }),
          tokens,
          varies,
          waiting,
          sessions,
        };
      }),
  );

/** Any split that does not contradict itself, with any names. */
export const split: fc.Arbitrary<LiteLlmSplit> = fc
  .record({
    scenario: hostile,
    options: fc.uniqueArray(hostile, { minLength: 1, maxLength: 5 }),
    tasks: fc.uniqueArray(hostile, { maxLength: 4 }),
  })
  .chain(({ scenario, options, tasks }) =>
    fc.record({
      scenario: fc.constant(scenario),
      asOf: fc.constant('2026-11-26'),
      deployments: fc.tuple(...options.map(deployment)),
      tasks: fc.tuple(...tasks.map(task => route(task, options))),
    }),
  );
