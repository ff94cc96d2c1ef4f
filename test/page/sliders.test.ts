import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dossierAgain } from '../../src/report/page/dossier-again.ts';
import { fastCosts } from '../../src/report/page/fast-costs.ts';
import { addressOf, positionIn } from '../../src/report/page/handed-back/address.ts';
import { changedScenario } from '../../src/report/page/handed-back/changed-scenario.ts';
import { commandLine } from '../../src/report/page/handed-back/command-line.ts';
import { carriedCatalog, recomputed } from '../../src/report/page/recomputed.ts';
import { nearestStop, settingsOf, valueFor } from '../../src/report/page/what-if/settings-of.ts';
import { FLEET } from '../model/compare.ts';
import {
  type CarriedPage,
  carriedPage,
  comparedWith,
  figuresOf,
  monthlyOf,
  plansWith,
  shippedPage,
  sliderOf,
} from './carried-page.ts';

/** The plans of the page and of the command line with the same sliders, side by side. */
function bothWays(page: CarriedPage, position: ReadonlyMap<string, string>) {
  const { carried } = page;
  const settings = settingsOf(carried.sliders, position);
  const again = recomputed(carried, carriedCatalog(carried), settings);
  expect(again.problems.filter(p => p.severity === 'error')).toEqual([]);
  return { settings, again, there: plansWith(page, settings) };
}

const OWN = `
tco: 1
name: own prices
asOf: 2026-11-01
horizon: 14 month
tasks:
  "a b": { requests: 40k /day, input: 900 tok, cachedInput: 20%, output: 200 tok, batchable: 30%, traffic: office-hours }
  other: { tokens: 90M tok/day, inputShare: 75% }
options:
  api: { api: own/x, price: { input: 2 USD/Mtok, cacheRead: 0.2 USD/Mtok, output: 8 USD/Mtok, batch: { input: 1 USD/Mtok, output: 4 USD/Mtok } }, discount: 5..15% }
  rented:
    ${FLEET.replaceAll(', ', '\n    ')}
    rent: { price: 900 USD/instance/month }
    throughput: { total: 4k tok/s }
plans: { both: { fill: [rented, api] } }
baseline: api
staff:
  ops:
    # in one town
    fte: 0.1
    salary: 80000..90000 USD/year
    appliesTo: [rent]
`;

describe('sliders', async () => {
  const desk = await shippedPage('document-desk');
  const own = carriedPage(OWN);
  const pages: readonly [string, CarriedPage][] = [
    ['document-desk', desk],
    ['own prices', own],
  ];

  test('are there for everything that a meeting asks about', () => {
    expect(desk.carried.sliders.map(s => s.id)).toEqual([
      'traffic',
      'cache.summarize',
      'cache.redact',
      'apiPrice',
      'rent.rented-h100',
      'hardware.own-h100',
      'utilisation.rented-h100',
      'utilisation.own-h100',
      'salary.mlops',
      'salary.hardware',
      'horizon',
    ]);
  });

  test('at rest set nothing, and the page has the figures of the command line', () => {
    for (const [, page] of pages) {
      const { settings, again, there } = bothWays(page, new Map());
      expect(settings).toEqual([]);
      expect(figuresOf(again.plans)).toEqual(figuresOf(there));
    }
  });

  test.each(pages)('give in the page of %s what `tco compare --set` gives, at an end of each of them', (_, page) => {
    // the other end of each is seen where all stand at their ends together
    for (const [i, { id, stops, home }] of page.carried.sliders.entries())
      for (const value of [stops.at(i % 2 === 0 ? -1 : 0)!].filter(v => v !== home)) {
        const { settings, again, there } = bothWays(page, new Map([[id, value]]));
        expect([id, figuresOf(again.plans)]).toEqual([id, figuresOf(there)]);
        expect(settings.length).toBeGreaterThan(0);
      }
  });

  test('together give the whole report of the command line, what follows the plans over traffic included', () => {
    const position = new Map([
      ['traffic', '130'],
      ['apiPrice', '120'],
      ['rent.rented', '700'],
      ['horizon', '20'],
    ]);
    const { settings, again } = bothWays(own, position);
    const report = comparedWith(own, settings).report!;
    const here = dossierAgain(own.carried, again, settings, true).report;
    expect(here.breakEven).toEqual(report.breakEven);
    expect(here.envelope).toEqual(report.envelope);
    expect(here.verdict).toEqual(report.verdict);
    expect(here.payback).toEqual(report.payback);
    expect(here.lenses).toEqual(report.lenses);
    expect(here.plans).toEqual(report.plans);
    expect(here.assumptions).toEqual(report.assumptions);
    expect(here.cashFlow.map(f => f.plan)).toEqual(report.plans.filter(p => p.feasible).map(p => p.id));
  });

  test('cost in float64 what they cost in decimals, to a part in a billion', () => {
    for (const [, page] of pages)
      fc.assert(
        fc.property(fc.infiniteStream(fc.nat(1000)), at => {
          const position = new Map(page.carried.sliders.map(s => [s.id, s.stops[at.next().value % s.stops.length]!]));
          const { again } = bothWays(page, position);
          const exact = monthlyOf(again.plans);
          for (const { plan, possible, monthly } of fastCosts(again)) {
            expect([plan, possible]).toEqual([plan, exact[plan] !== 'not possible']);
            if (possible) expect(Math.abs(monthly / Number(exact[plan]) - 1)).toBeLessThan(1e-9);
          }
        }),
        { numRuns: 5, seed: 8 },
      );
  });

  test('of API prices say a fall as a discount, and a rise as prices of one’s own', () => {
    const slider = sliderOf(own, 'apiPrice');
    const at = (value: string) => settingsOf([slider], new Map([['apiPrice', value]])).map(s => `${s.path}=${s.value}`);
    // half of 90 % is 45 % of the list: 55 % off; the list itself is 111 % of what is paid
    expect(at('50')).toEqual(['options.api.discount=55%']);
    expect(at('110')).toEqual(['options.api.discount=1%']);
    expect(at('200')).toEqual([
      'options.api.price.input=4 USD/Mtok',
      'options.api.price.cacheRead=0.4 USD/Mtok',
      'options.api.price.output=16 USD/Mtok',
      'options.api.price.batch.input=2 USD/Mtok',
      'options.api.price.batch.output=8 USD/Mtok',
    ]);
  });

  test('hand back a file that means what the settings mean, and leaves the rest as it was written', () => {
    for (const [, page] of pages)
      for (const end of [0, -1]) {
        const position = new Map(page.carried.sliders.map(s => [s.id, s.stops.at(end)!]));
        const { settings, there } = bothWays(page, position);
        const { name, text } = changedScenario(page.carried, settings);
        expect(figuresOf(plansWith({ ...page, input: { ...page.input, text } }, []))).toEqual(figuresOf(there));
        expect(name).toMatch(/^[\w-]+-changed\.yaml$/);
      }
    const { text } = changedScenario(own.carried, [{ path: 'tasks."a b".requests', value: '500 request/day' }]);
    expect(text).toBe(OWN.replace('40k /day', '500 request/day'));
  });

  test('hand back a JSON scenario as JSON, and one whose settings were given on the command line with them', () => {
    const json = JSON.stringify({
      tco: 1,
      horizon: '12 month',
      tasks: { t: { requests: '40k /day', input: '900 tok', output: '100 tok' } },
      options: { x: { api: 'own/x', price: { input: '2 USD/Mtok', cacheRead: '1 USD/Mtok', output: '8 USD/Mtok' } } },
    });
    const page = carriedPage(json, { settings: [{ path: 'tasks.t.output', value: '50..150 tok' }] });
    const settings = settingsOf(
      page.carried.sliders,
      new Map([
        ['cache.t', '30'],
        ['apiPrice', '50'],
      ]),
    );
    const { text } = changedScenario(page.carried, settings);
    expect(JSON.parse(text)).toEqual({
      tco: 1,
      horizon: '12 month',
      tasks: { t: { cachedInput: '30%', requests: '40k /day', input: '900 tok', output: '50..150 tok' } },
      options: {
        x: {
          discount: '50%',
          api: 'own/x',
          price: { input: '2 USD/Mtok', cacheRead: '1 USD/Mtok', output: '8 USD/Mtok' },
        },
      },
    });
  });

  test('stand where their address says, whatever they are called', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.stringMatching(/^\d{1,5}(\.\d)?$/)), positions => {
        const position = new Map(Object.entries(positions));
        expect(positionIn(addressOf(position))).toEqual(position);
      }),
    );
    expect(positionIn('#traffic')).toEqual(new Map());
    expect(positionIn('#%E0%A4%A=1')).toEqual(new Map());
  });

  test('take numbers within their ends alone', () => {
    const slider = sliderOf(desk, 'rent.rented-h100');
    expect(valueFor(slider, '2.12345')).toBe('2.123');
    expect(valueFor(slider, '1e9')).toBeUndefined();
    expect(valueFor(slider, '')).toBeUndefined();
    expect(valueFor(slider, '999999')).toBe(slider.stops.at(-1));
    expect(slider.stops[nearestStop(slider.stops, '2.69')]).toBe('2.69');
  });

  test('that would move what is correlated are left out', () => {
    const tied = carriedPage(
      `${OWN}uncertainty: { correlations: [{ between: [staff.ops.salary, options.api.discount], rank: 0.5 }] }\n`,
    );
    expect(tied.carried.sliders.map(s => s.id)).not.toContain('salary.ops');
    expect(tied.carried.sliders.map(s => s.id)).not.toContain('apiPrice');
  });

  test('are told to a shell without anything in it being expanded', () => {
    const settings = [{ path: 'tasks."it\'s $HOME".requests', value: '5 request/day' }];
    expect(commandLine(['my file.yaml', '--lens', 'sunk'], settings)).toBe(
      `tco compare 'my file.yaml' --lens sunk --set 'tasks."it'\\''s $HOME".requests=5 request/day'`,
    );
  });
});

test('a page carries no more of the catalog than it looks up', async () => {
  const { carried, json } = await shippedPage('pilot-or-rollout');
  expect(Object.keys(carried.catalog.api)).toEqual(['anthropic/claude-haiku-4-5']);
  expect(json.length).toBeLessThan(60_000);
});
