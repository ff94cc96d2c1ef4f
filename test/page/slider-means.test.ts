import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { likelyValues } from '../../src/quantity/exact.ts';
import { costedRun } from '../../src/report/costed-run.ts';
import { dossierAgain } from '../../src/report/page/dossier-again.ts';
import { changedScenario } from '../../src/report/page/handed-back/changed-scenario.ts';
import { carriedCatalog, recomputed } from '../../src/report/page/recomputed.ts';
import { settingsOf, valueFor } from '../../src/report/page/what-if/settings-of.ts';
import type { Slider } from '../../src/report/page/what-if/slider.ts';
import { slidersOf } from '../../src/report/page/what-if/sliders-of.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { inputOf, realCatalog } from '../model/compare.ts';
import { carriedPage, sliderOf } from './carried-page.ts';

const catalogJson = await realCatalog();

const shipped = (name: string) => readFileSync(`scenarios/${name}.yaml`, 'utf8');

/** A scenario with sliders at a position, as the command line costs it; without the weight of a page. */
function costed(text: string, position: Readonly<Record<string, string>> = {}) {
  const input = inputOf(text, { catalogJson });
  const home = costedRun(input);
  if (!('run' in home)) throw new Error(home.problems.map(p => p.message).join());
  const { scenario } = parseScenario(text, input.file, [], input.sha256);
  const sliders = slidersOf(scenario!, home.run.model);
  const settings = settingsOf(sliders, new Map(Object.entries(position)));
  return { sliders, settings, home: home.run, moved: costedRun({ ...input, settings }) };
}

const TOKENS = /\.(input|cacheRead|output|reasoning|request)$/;

describe('API prices', () => {
  const CHAT = (more: string) => `
tco: 1
asOf: 2026-07-01
horizon: 14 month
tasks: { t: { requests: 110k /day, input: 6000 tok, cachedInput: 20%, output: 400 tok, growth: 2% /month, batchable: 20% } }
options: { haiku: { api: anthropic/claude-haiku-4-5, discount: 10%, ${more} } }
`;
  const ENDS = CHAT('priceDrift: -20% /year, contract: { ends: 2027-01-31 }');

  test.each([
    ['a contract that ends', ENDS],
    ['a contract that has ended', CHAT('contract: { ends: 2026-05-31 }')],
    ['no contract', CHAT('priceDrift: -20% /year')],
    ['the contract of three-years', shipped('three-years')],
  ])('at a percentage bring every token line to that percentage, with %s', (_, text) => {
    for (const percent of ['60', '120']) {
      const { home, moved } = costed(text, { apiPrice: percent });
      if (!('run' in moved)) throw new Error(moved.problems.map(p => p.message).join());
      const lines = home.plans.flatMap((plan, p) =>
        plan.lines.flatMap((line, l) => {
          if (!line.id.startsWith('haiku.') || !TOKENS.test(line.id)) return [];
          const after = moved.run.plans[p]!.lines[l]!;
          const [a, b] = [line, after].map(each => likelyValues(each.monthly)[0]!.toNumber());
          return [[after.id, Number(((b! / a!) * 100).toFixed(8))]];
        }),
      );
      expect(lines.length).toBeGreaterThan(1);
      for (const [id, reached] of lines) expect([id, reached]).toEqual([id, Number(percent)]);
    }
  });

  test('of a contract stay as agreed where no prices of one’s own could say what the list says', () => {
    const timed = (more: string) => `
tco: 1
asOf: 2026-11-01
tasks: { t: { requests: 20k /day, input: 3000 tok, output: 400 tok } }
options:
  deep: { api: deepseek/deepseek-v4-flash${more} }
  own: { api: own/x, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } }
`;
    const slider = (text: string) => costed(text).sliders.find(s => s.id === 'apiPrice')!;
    const under = slider(timed(', discount: 5%, contract: { ends: 2027-01-31 }'));
    expect(under.targets.map(t => t.path)).toEqual(['options.own.discount']);
    expect(under.note).toBe('deep stays as agreed');
    expect(slider(timed('')).targets.map(t => t.path)).toEqual(['options.deep.discount', 'options.own.discount']);
  });
});

describe('cached input', () => {
  const cacheOf = (text: string) => costed(text).sliders.filter(s => s.id.startsWith('cache'));

  test.each(['first', 'budget', 'l40s-30b-70b', 'qwen-a100-50m'])(
    'is no slider of %s, where no price of it is known',
    name => {
      expect(cacheOf(shipped(name))).toEqual([]);
    },
  );

  const TASK = (more: string) => `
tco: 1
tasks: { t: { requests: 20k /day, input: 3000 tok, output: 400 tok, ${more} } }
options:
  a: { api: own/a, price: { input: 2 USD/Mtok, cacheRead: 1 USD/Mtok, cacheWrite5m: 3 USD/Mtok, cacheWrite1h: 4 USD/Mtok, output: 8 USD/Mtok } }
  b: { api: own/b, price: { input: 2 USD/Mtok, cacheRead: 1 USD/Mtok, cacheWrite5m: 3 USD/Mtok, cacheWrite1h: 4 USD/Mtok, output: 8 USD/Mtok } }
`;
  const most = (more: string) => cacheOf(TASK(more))[0]!.stops.at(-1);

  test('goes no further than what is written to the cache leaves, on any option', () => {
    expect(most('cacheWrites: 10%')).toBe('90');
    // a: 15 % of its own and the 20 % of the task; b states what it reads itself
    expect(
      most('cacheWrites1h: 20%, perOption: { a: { cacheWrites: 10..15% }, b: { cachedInput: 5%, cacheWrites: 60% } }'),
    ).toBe('65');
  });

  test('at its end is taken by the command line, and the file handed back has it', () => {
    const page = carriedPage(TASK('cachedInput: 30%, perOption: { a: { cacheWrites: 10% } }'));
    const slider = sliderOf(page, 'cache.t');
    const settings = settingsOf([slider], new Map([[slider.id, slider.stops.at(-1)!]]));
    expect('run' in costedRun({ ...page.input, settings })).toBe(true);
    expect(changedScenario(page.carried, settings).text).toContain('cachedInput: 90%');
  });
});

test('a warning that a slider has made untrue is not told any more, and comes back with it', () => {
  const page = carriedPage(
    `
tco: 1
asOf: 2026-07-01
tasks: { t: { requests: 20k /day, input: 300 tok, cachedInput: 60%, output: 400 tok } }
options: { haiku: { api: anthropic/claude-haiku-4-5 } }
`,
    { catalogJson },
  );
  const told = (value: string) => {
    const settings = [{ path: 'tasks.t.cachedInput', value }];
    const again = recomputed(page.carried, carriedCatalog(page.carried), settings);
    return dossierAgain(page.carried, again, settings, false).report.problems.map(p => p.code);
  };
  expect(page.dossier.report.problems.map(p => p.code)).toContain('E422');
  expect(told('0%')).not.toContain('E422');
  expect(told('60%').sort()).toEqual(page.dossier.report.problems.map(p => p.code).sort());
});

test('a number of an address that is longer than any number is passed over at once', () => {
  const slider = { stops: ['0', '100'], places: 2 } as unknown as Slider;
  const began = performance.now();
  expect(valueFor(slider, `${'1'.repeat(100_000)}x`)).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(200);
  expect(valueFor(slider, '1'.repeat(41))).toBeUndefined();
  expect([' 12. ', '.5', '+7.126'].map(text => valueFor(slider, text))).toEqual(['12', '0.5', '7.13']);
});
