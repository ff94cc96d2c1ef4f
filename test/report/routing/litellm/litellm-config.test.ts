import { describe, expect, test } from 'vitest';
import { litellmConfig } from '../../../../src/report/routing/litellm/litellm-config.ts';
import { entries, GPT, POOL, read, SONNET, shares, splitOf } from './read-config.ts';

describe('a task split between two options', () => {
  const config = read(
    splitOf([POOL, SONNET], [{ task: 'chat', shares: shares({ 'rented-h100': 0.78, sonnet: 0.22 }) }]),
  );

  test('has an entry for each, by its share', () => {
    expect(entries(config)).toEqual(['chat hosted_vllm/llama-3.3-70b 78', 'chat anthropic/claude-sonnet-4-5 22']);
  });
  test('reads addresses and keys from the environment', () => {
    expect(config.model_list.map(({ litellm_params: { api_base, api_key } }) => [api_base, api_key])).toEqual([
      ['os.environ/POOL_RENTED_H100_API_BASE', 'os.environ/POOL_RENTED_H100_API_KEY'],
      [undefined, 'os.environ/ANTHROPIC_API_KEY'],
    ]);
    expect(config.general_settings.master_key).toBe('os.environ/LITELLM_MASTER_KEY');
  });
  test('goes to the other one when one fails', () => {
    expect(config.router_settings.enable_weighted_failover).toBe(true);
    expect(config.router_settings.fallbacks).toBeUndefined();
  });
  test('says on top what it is, what it reads and how it is run', () => {
    const [head] = config.yaml.split('\nmodel_list:');
    expect(head).toMatch(
      /^# LiteLLM proxy configuration, written by tco for the scenario "Support desk" as of 2026-11-26\.$/m,
    );
    for (const name of [
      'ANTHROPIC_API_KEY',
      'LITELLM_MASTER_KEY',
      'POOL_RENTED_H100_API_BASE',
      'POOL_RENTED_H100_API_KEY',
    ])
      expect(head).toContain(`#   ${name}\n`);
    expect(head).toContain('#   litellm --config config.yaml\n');
    const flat = head!.replace(/\n#\s+/g, ' ');
    for (const note of config.notes) expect(flat).toContain(note);
  });
});

test('a task at one option has one entry and nothing to fail over to', () => {
  const config = read(splitOf([SONNET, GPT], [{ task: 'chat', shares: shares({ sonnet: 1, gpt: 0 }) }]));
  expect(entries(config)).toEqual(['chat anthropic/claude-sonnet-4-5 100']);
  expect(config.router_settings).toEqual({
    routing_strategy: 'simple-shuffle',
    num_retries: 2,
    timeout: 600,
    cooldown_time: 5,
  });
  expect(config.yaml).not.toContain('OPENAI');
});

test('no tasks give an empty list', () => {
  expect(read(splitOf([SONNET], [])).model_list).toEqual([]);
});

describe('base load on an own pool, peaks to an API', () => {
  const pool = { ...POOL, replicas: 3, tokensPerMinute: 90_000.9, requestsPerMinute: 60 };
  const chat = {
    task: 'chat',
    shares: shares({ sonnet: 0.1, 'rented-h100': 0.9 }),
    overflow: [{ from: 'rented-h100', to: 'sonnet' }],
  };
  const config = read(splitOf([pool, SONNET], [chat]));

  test('is an order with limits that are held', () => {
    expect(entries(config)).toEqual([
      'chat hosted_vllm/llama-3.3-70b 90 order 1 rpm 60 tpm 90000',
      'chat anthropic/claude-sonnet-4-5 10 order 2',
    ]);
    expect(config.router_settings.optional_pre_call_checks).toEqual(['enforce_model_rate_limits']);
  });
  test('says that the shares follow from the load', () => {
    expect(config.notes[0]).toBe(
      'chat: rented-h100 (order 1) takes the load up to rpm and tpm, what is above goes on to order 2. So the shares follow from the load (the plan: 10 % sonnet, 90 % rented-h100, mean of the month); weights hold only within one order.',
    );
  });
  test('says when no limit is known, as then nothing flows over', () => {
    const unlimited = read(splitOf([POOL, SONNET], [chat]));
    expect(unlimited.router_settings.optional_pre_call_checks).toBeUndefined();
    expect(unlimited.notes[0]).toContain(
      'No limit is known of rented-h100: nothing flows over before calls fail there.',
    );
  });
  test('keeps what takes no part in it behind, so that it does not catch the peaks of the pool alone', () => {
    const three = { ...chat, shares: shares({ 'rented-h100': 0.7, sonnet: 0.2, gpt: 0.1 }) };
    const split = read(splitOf([pool, SONNET, GPT], [three]));
    expect(entries(split).map(line => line.replace(/ rpm.*/, ''))).toEqual([
      'chat hosted_vllm/llama-3.3-70b 70 order 1',
      'chat anthropic/claude-sonnet-4-5 20 order 2',
      'chat openai/gpt-5.4-mini 10 order 2',
    ]);
    expect(split.notes[0]).toContain('gpt gets its share only out of what flows over.');
  });
  test('reaches an API even when the peaks are too short for a share', () => {
    const steady = { ...chat, shares: shares({ 'rented-h100': 1 }) };
    expect(entries(read(splitOf([pool, SONNET], [steady])))).toEqual([
      'chat hosted_vllm/llama-3.3-70b 100 order 1 rpm 60 tpm 90000',
      'chat anthropic/claude-sonnet-4-5 1 order 2',
    ]);
  });
  test('divides the limit of the pool among its tasks by their tokens', () => {
    // chat brings 0.9 * 1000 = 900 tok, mail 1 * 300 = 300: 60 request/min as 45 and 15, 90,000 tok/min as 67,500 and 22,500
    const mail = { task: 'mail', shares: shares({ 'rented-h100': 1 }), tokens: 300, overflow: chat.overflow };
    const both = read(splitOf([pool, SONNET], [{ ...chat, tokens: 1000 }, mail]));
    expect(entries(both).filter(line => line.includes('vllm'))).toEqual([
      'chat hosted_vllm/llama-3.3-70b 90 order 1 rpm 45 tpm 67500',
      'mail hosted_vllm/llama-3.3-70b 100 order 1 rpm 15 tpm 22500',
    ]);
    expect(
      both.notes.some(note => note.startsWith('The limit of rented-h100 is divided among the tasks that use it')),
    ).toBe(true);
  });
  test('limits the pool only for the tasks that flow over', () => {
    const mail = { task: 'mail', shares: shares({ 'rented-h100': 1 }) };
    // 60 and 90,000 halved, as the tokens are not said
    expect(entries(read(splitOf([pool, SONNET], [chat, mail])))).toEqual([
      'chat hosted_vllm/llama-3.3-70b 90 order 1 rpm 30 tpm 45000',
      'chat anthropic/claude-sonnet-4-5 10 order 2',
      'mail hosted_vllm/llama-3.3-70b 100',
    ]);
  });
});

test('the limit of an API is held, but never at 0', () => {
  const config = read(splitOf([{ ...GPT, requestsPerMinute: 0.4 }], [{ task: 'chat', shares: shares({ gpt: 1 }) }]));
  expect(entries(config)).toEqual(['chat openai/gpt-5.4-mini 100 rpm 1']);
});

describe('a cascade', () => {
  const cascade = { try: 'rented-h100', escalateTo: 'sonnet', escalation: 0.15 };
  const config = read(splitOf([POOL, SONNET], [{ task: 'chat', shares: shares({ 'rented-h100': 1 }), cascade }]));

  test('has a name of its own for the second call, and falls back to it on errors', () => {
    expect(entries(config)).toEqual([
      'chat hosted_vllm/llama-3.3-70b 100',
      'chat-escalated anthropic/claude-sonnet-4-5 100',
    ]);
    expect(config.router_settings.fallbacks).toEqual([{ chat: ['chat-escalated'] }]);
  });
  test('says that the caller judges the answers', () => {
    expect(config.notes[0]).toBe(
      'chat: LiteLLM does not judge answers, so it escalates only calls that fail. The caller checks the answers of rented-h100 and asks again with the model "chat-escalated" (sonnet); the plan reckons with 15 % of them.',
    );
  });
  test('leaves a task that already has that name alone', () => {
    const tasks = [
      { task: 'chat', shares: shares({ 'rented-h100': 1 }), cascade },
      { task: 'chat-escalated', shares: shares({ sonnet: 1 }) },
    ];
    const { router_settings, model_list } = read(splitOf([POOL, SONNET], tasks));
    expect(model_list.map(({ model_name }) => model_name)).toEqual(['chat', 'chat-escalated-2', 'chat-escalated']);
    expect(router_settings.fallbacks).toEqual([{ chat: ['chat-escalated-2'] }]);
  });
});

test('conversations stay at one option where there is a choice', () => {
  const config = read(
    splitOf(
      [POOL, SONNET],
      [
        { task: 'chat', shares: shares({ 'rented-h100': 0.5, sonnet: 0.5 }), sessions: true },
        { task: 'mail', shares: shares({ sonnet: 1 }), sessions: true },
      ],
    ),
  );
  expect(config.router_settings.model_group_affinity_config).toEqual({ chat: ['session_affinity'] });
  expect(config.notes.some(note => note.includes('x-litellm-session-id'))).toBe(true);
});

test.each([
  [{ varies: true }, "chat: the plan's split changes with the hour; LiteLLM knows no hours"],
  [{ waiting: true }, 'chat: some of it may wait, but LiteLLM holds nothing back.'],
])('what LiteLLM cannot do is said: %o', (more, said) => {
  const { notes } = read(splitOf([SONNET], [{ task: 'chat', shares: shares({ sonnet: 1 }), ...more }]));
  expect(notes.some(note => note.startsWith(said))).toBe(true);
});

test.each([
  [
    'an option that is none',
    [{ task: 'chat', shares: shares({ gpt: 1 }) }],
    'task chat goes to gpt, which is no deployment',
  ],
  ['shares short of 1', [{ task: 'chat', shares: shares({ sonnet: 0.9 }) }], 'the shares of task chat add up to 0.9'],
  ['a share that is no number', [{ task: 'chat', shares: shares({ sonnet: Number.NaN }) }], 'add up to NaN'],
  [
    'a cascade beside the shares',
    [
      {
        task: 'chat',
        shares: shares({ sonnet: 1 }),
        cascade: { try: 'rented-h100', escalateTo: 'sonnet', escalation: 0.1 },
      },
    ],
    'tries rented-h100, which has no share',
  ],
  [
    'an overflow in a circle',
    [
      {
        task: 'chat',
        shares: shares({ sonnet: 1 }),
        overflow: [
          { from: 'sonnet', to: 'rented-h100' },
          { from: 'rented-h100', to: 'sonnet' },
        ],
      },
    ],
    'the overflow of task chat runs in a circle at',
  ],
])('a split with %s is refused', (_, tasks, message) => {
  expect(() => litellmConfig(splitOf([POOL, SONNET], tasks))).toThrow(message);
});
