import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHighs } from '../../src/analysis/routing/highs.ts';
import type { Solve } from '../../src/analysis/routing/solver.ts';
import { settingsFrom } from '../../src/input/settings.ts';
import type { Report } from '../../src/report/report.ts';
import { runRoute } from '../../src/report/routing/build-route.ts';
import { meets, read } from '../published/figures.ts';
import { catalogJson } from './catalog.ts';

// What docs/routing-rules.md says of each rule of thumb: where it holds, where it does not, and by how much.

let catalog = '';
let solve: Solve;

beforeAll(async () => {
  catalog = await catalogJson();
  solve = await loadHighs();
}, 60_000);

const known = new Map<string, Report>();

function routed(rule: string, set: readonly string[] = []): Report {
  const key = [rule, ...set].join('\n');
  const report = known.get(key) ?? settled(rule, set);
  known.set(key, report);
  return report;
}

function settled(rule: string, set: readonly string[]): Report {
  const file = `scenarios/rules/${rule}.yaml`;
  const settings = set.map(argument => {
    const found = settingsFrom(argument);
    if ('fault' in found) throw new Error(found.fault);
    return found.setting;
  });
  const input = { text: readFileSync(file, 'utf8'), file, sha256: '0'.repeat(64), settings, asOf: undefined };
  const { report, problems } = runRoute(
    { ...input, catalogJson: catalog, toolVersion: '0.0.0' },
    { limits: { gap: 1e-9, time: 60 }, alone: true },
    solve,
  );
  expect(problems.map(p => `${p.code} ${p.message}`)).toEqual([]);
  return report!;
}

/** Who serves what, `task: option` or `task: cascade`. */
const split = ({ routing }: Report): string =>
  routing!.split.map(s => `${s.task}: ${s.option ?? s.cascade}`).join(', ');

const holds = (report: Report, figure: string, is: string) => {
  const found = read(report, figure);
  expect(meets(found, is), `${figure} is ${found}, not ${is}`).toBe(true);
};

describe('docs/routing-rules.md', () => {
  const rows = [
    ...readFileSync('docs/routing-rules.md', 'utf8').matchAll(/^\| `(\S+)\.yaml (--set .*)` \| (.*) \| (.*) \|$/gm),
  ];
  test('has tables', () => expect(rows.length).toBe(10));
  test.each(rows.map(([, rule, set, says, monthly]) => ({ rule: rule!, set: set!, says: says!, monthly: monthly! })))(
    'is right of $rule $set',
    ({ rule, set, says, monthly }) => {
      const report = routed(
        rule,
        [...set.matchAll(/--set (?:'([^']*)'|(\S+))/g)].map(m => m[1] ?? m[2]!),
      );
      expect(split(report)).toBe(says);
      holds(report, 'plans.routed.monthly', monthly.replace(',', ''));
    },
  );
});

describe('confidential work on GPUs of your own, the rest to an API', () => {
  test('holds under an air gap, where the rest needs another model', () => {
    const report = routed('sensitivity');
    expect(split(report)).toBe('files: own-l40s, research: sonnet');
    holds(report, 'plans.routed.monthly', '8671.62');
  });
  test('does not hold for the rest where the GPUs have its model: they take what fits into their quiet hours', () => {
    const report = routed('sensitivity', ['tasks.research.accept.models.0=llama-3.3-70b']);
    expect(split(report)).toBe('files: own-l40s, research: hosted, research: own-l40s');
    holds(report, 'plans.routed.pools.own-l40s.replicas', '3'); // no more than for the files alone
  });
  test('does not hold for the confidential part where a contract opens the API', () => {
    const report = routed('sensitivity', ['tasks.files.compliance.0=trade-secrets']);
    expect(split(report)).toBe('files: hosted, research: sonnet');
    holds(report, 'plans.routed.monthly', '4438.40'); // 8,000 × 30.42 × (8,000 × 0.59 + 500 × 0.79) / 1e6 + 3,193.75
  });
});

describe('ask the small model first', () => {
  const of = (escalation: string, accepted: string) => [
    `routing.cascades.small-first.escalation=${escalation}`,
    `tasks.support.perOption.haiku.accepted=${accepted}`,
  ];
  const perRequest = 'plans.routed.monthly / 20000 * 24 / 730';
  test('holds at 30 %', () => {
    const report = routed('confidence');
    expect(split(report)).toBe('support: small-first');
    holds(report, perRequest, '0.0076000'); // 0.004 + 0.3 × 0.012
  });
  test('holds up to 1 − c₁/c₂, two thirds', () => {
    expect(split(routed('confidence', of('66%', '34%')))).toBe('support: small-first'); // 0.004 + 0.66 × 0.012 = 0.01192
    const report = routed('confidence', of('67%', '33%')); // 0.01204
    expect(split(report)).toBe('support: sonnet');
    holds(report, perRequest, '0.0120000');
  });
  test('does not hold where the small model is sure of what is wrong', () => {
    // 0.0076 + (1 − 0.3 − 0.6) × 0.50 of rework
    expect(split(routed('confidence', of('30%', '60%')))).toBe('support: sonnet');
  });
  test('does not hold where rework is cheap', () => {
    const report = routed('confidence', ['tasks.support.rework=0.001 USD/request']);
    expect(split(report)).toBe('support: haiku');
    holds(report, perRequest, '0.0043000'); // 0.004 + 0.3 × 0.001
  });
});

describe('under 50M tokens a day use the API', () => {
  const dear = 'options.hosted.api=anthropic/claude-sonnet-4-6';
  test('holds at the price of a hosted open model, and a hundred times above', () => {
    expect(split(routed('fifty-million'))).toBe('mixed: hosted');
    expect(split(routed('fifty-million', ['tasks.mixed.tokens=5B tok/day']))).toBe('mixed: hosted');
  });
  test('holds at every volume at that price: the GPUs alone cost three times as much when they are full', () => {
    const report = routed('fifty-million', ['tasks.mixed.tokens=8B tok/day']);
    expect(split(report)).toBe('mixed: hosted');
    holds(report, 'plans.hosted.perMtok', '0.155'); // 0.75 × 0.10 + 0.25 × 0.32
    holds(report, 'plans.rented-h100.lines.rented-h100.rent.monthly / 243333.333', '0.484'); // 30 × 2 × 2.69 × 730 / 243,333 Mtok
  });
  test('does not hold at the price of a frontier model, from 29.8M on', () => {
    const at = (volume: string) => split(routed('fifty-million', [dear, `tasks.mixed.tokens=${volume}`]));
    // 5,427.40 USD a month ÷ 6 USD/Mtok ÷ 30.417 days = 29.74M
    expect([at('29.7M tok/day'), at('29.8M tok/day')]).toEqual(['mixed: hosted', 'mixed: rented-h100']);
  });
  test('is the threshold of an API at 3.57 USD/Mtok', () => {
    const at = (price: string) =>
      split(routed('fifty-million', [`options.hosted.price.input=${price}`, `options.hosted.price.output=${price}`]));
    // 5,427.40 ÷ 1,520.83 Mtok = 3.5687
    expect([at('3.56 USD/Mtok'), at('3.58 USD/Mtok')]).toEqual(['mixed: hosted', 'mixed: rented-h100']);
  });
});

describe('below 50,000 USD a year never self-host, above 500,000 own', () => {
  test('holds at a small bill with a quarter of an engineer', () => {
    const report = routed('fifty-thousand');
    expect(split(report)).toBe('hard: sonnet, simple: sonnet');
    holds(report, 'plans.sonnet.monthly * 12', '45771.00');
  });
  test('does not hold at the same bill with a twentieth of one', () => {
    const report = routed('fifty-thousand', ['staff.mlops.fte=0.05']);
    expect(split(report)).toBe('hard: sonnet, simple: own-h100');
    holds(report, 'routing.savingAgainst.today.saving', '244.86');
  });
  test('holds at twelve times the volume', () => {
    const twelve = ['tasks.simple.requests=132k /day', 'tasks.hard.requests=18k /day'];
    const report = routed('fifty-thousand', twelve);
    expect(split(report)).toBe('hard: sonnet, simple: own-h100');
    holds(report, 'plans.sonnet.monthly * 12', '549252.00'); // 12 × 45,771
    holds(report, 'routing.savingAgainst.today.share', '0.629');
  });
  test('does not hold for a large bill that must stay on the frontier model', () => {
    const report = routed('fifty-thousand', ['tasks.hard.requests=90k /day']);
    expect(split(report)).toBe('hard: sonnet, simple: sonnet');
    holds(report, 'plans.sonnet.monthly * 12', '578762'); // 12 × (45,168.75 + 3,061.44)
  });
});

describe('base load on GPUs, peaks to the API', () => {
  test('holds for office hours: eight replicas, and the API for the load of a ninth', () => {
    const report = routed('burst');
    expect(split(report)).toBe('chat: hosted, chat: rented-h100');
    holds(report, 'plans.routed.pools.rented-h100.replicas', '8');
    holds(report, 'plans.rented-h100.pools.rented-h100.replicas', '9');
    holds(report, 'plans.rented-h100.monthly - plans.routed.monthly', '3587.59'); // 2 × 2.69 × 730 − 339.81
  });
  test('does not hold for a flat load', () => {
    expect(split(routed('burst', ['tasks.chat.traffic=flat']))).toBe('chat: rented-h100');
  });
  test('does not hold where the API is cheap', () => {
    expect(split(routed('burst', ['options.hosted.api=deepinfra/llama-3.3-70b']))).toBe('chat: hosted');
  });
  test('saves little where replicas are rented by the hour', () => {
    const report = routed('burst', ['options.rented-h100.scaling=autoscale']);
    holds(report, 'plans.rented-h100.monthly - plans.routed.monthly', '678.08');
  });
});
