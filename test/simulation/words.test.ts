import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { PAGE } from '../../src/report/screen.ts';
import type { SimulatedReport } from '../../src/report/simulation/build-simulation.ts';
import { renderSimulationText } from '../../src/report/simulation/simulation-page.ts';
import { breakEvenSentence, casesSentence, paybackSentence } from '../../src/report/simulation/simulation-words.ts';
import { catalogJson } from '../scenarios/catalog.ts';
import { answered, apis, simulated } from './simulated.ts';

let report: SimulatedReport;
beforeAll(async () => {
  report = await simulated(readFileSync('scenarios/first.yaml', 'utf8'), { catalogJson: await catalogJson() });
});

describe('the page of scenarios/first', () => {
  test('says of nothing that it is drawn and that it is taken to be one value', () => {
    const page = renderSimulationText(report, { ...PAGE, width: 200, all: true });
    const [drawn, assumed] = page.slice(page.indexOf('  Drawn:')).split('  Assumed,');
    for (const { name, paths } of report.simulation.unknowns) {
      expect(drawn).toContain(`    ${name} `);
      expect(paths.length).toBe(1);
      expect(assumed).not.toContain(`    ${name} `);
    }
    expect(assumed).toContain('calendar hoursPerMonth');
  });
});

describe('a payback', () => {
  const share = (value: string) => ({ value, halfWidth: '0' });
  const payback = {
    plan: 'own',
    against: 'api',
    draws: 4096,
    within: share('0'),
    beyondHorizon: share('0.37'),
    never: share('0.63'),
    months: { p5: '160', p50: '270', p95: '1500' },
  };
  test('that never comes in most cases is not said to have come in half of them', () => {
    expect(paybackSentence(payback, report)).toBe(
      'own pays back against api later in 37 % and never in 63 % of cases; of those that do, half by month 270 (P5 160, P95 1,500).',
    );
  });
  test('that always comes has a month by which it has come in half of all', () => {
    expect(paybackSentence({ ...payback, beyondHorizon: share('1'), never: share('0') }, report)).toBe(
      'own pays back against api later in all cases; half by month 270 (P5 160, P95 1,500).',
    );
  });
});

test('the work says how far it is, in the words and the rounding of its last line', async () => {
  const said: string[] = [];
  const { report } = await answered(apis('a: { api: own/a, price: { input: 1..3 USD/Mtok, output: 0 USD/Mtok } }'), {
    told: what => said.push(what),
  });
  const { draws, reached } = report!.simulation;
  const [thousands, rest] = [Math.floor(draws / 1000), `${draws % 1000}`.padStart(3, '0')];
  const median = Number((Number(reached.median) * 100).toPrecision(2));
  expect(said).toContain(`${thousands},${rest} draws, medians within ${median} % and shares within 0 points`);
});

test('two plans that cost the same are named', () => {
  const equal = { value: '1', halfWidth: '0' };
  expect(
    breakEvenSentence({ between: ['a', 'b'], draws: 1024, always: [], first: [], permanent: [], equal }, report),
  ).toBe('In all cases a and b cost the same.');
});

test('plans that are not named as the cheapest since they cost the same are told', async () => {
  const text = `${apis('a: { api: own/a, price: { input: 1..2 USD/Mtok, output: 0 USD/Mtok } }', 'x: { api: own/x, price: { input: 3 USD/Mtok, output: 0 USD/Mtok } }')}plans:
  b: { shares: { chat: { a: 100% } } }
  c: { shares: { chat: { a: 100% } } }
`;
  expect(casesSentence((await simulated(text)).simulation)).toBe(
    'a is cheapest in all cases. b and c cost the same as a.',
  );
});

describe('a narrow page', () => {
  test('keeps within its width', () => {
    const lines = renderSimulationText(report, { ...PAGE, width: 40 }).split('\n');
    expect(lines.filter(line => line.length > 40)).toEqual([]);
  });
  test('has stretches of a histogram that are all as wide: where all costs are as likely the bars are as high', async () => {
    const page = renderSimulationText(
      await simulated(apis('a: { api: own/a, price: { input: 1..2 USD/Mtok, output: 0 USD/Mtok } }')),
      {
        ...PAGE,
        width: 40,
      },
    );
    const bars = /^ {2}a +(\S+)$/m.exec(page)![1]!;
    expect(bars.length).toBeLessThan(40);
    expect(bars).toMatch(/^█+.?$/);
  });
});

describe('of unknowns that are correlated', () => {
  // x moves a little by itself, and goes with y, which moves much; nine others move more than x
  const many = Array.from({ length: 9 }, (_, i) => `o${i}: { cost: ${20 * i + 20}..${40 * i + 60} USD/month }`);
  const text = (
    rank: number,
  ) => `${apis('a: { api: own/a, price: { input: 1..1.001 USD/Mtok, output: 1..2 USD/Mtok } }')}overheads:
  ${many.join('\n  ')}
uncertainty: { correlations: [{ between: [options.a.price.input, options.a.price.output], rank: ${rank} }] }
`;
  test('one that takes along another that moves much has a share of its own; the rest is told together', async () => {
    const answer = await simulated(text(0.8).replace('uncertainty: { catalogSpreads: false }\n', ''));
    const alone = answer.simulation.drivers[0]!.variance.filter(v => v.unknowns.length === 1).flatMap(v => v.unknowns);
    expect(alone).toContain('options.a.price.input');
    const page = renderSimulationText(answer, PAGE);
    expect(page).toMatch(/a price input +[\d,.]+ +[\d,.]+ +\d+ %/);
    expect(page).toMatch(/The unknowns without a share have [\d.]+ % together\./);
  });
});
