import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { verdictWords } from '../../../src/report/budget/check-words.ts';
import type { CheckedScenario } from '../../../src/report/budget/checked-scenario.ts';
import { renderCheck } from '../../../src/report/budget/render-check.ts';
import { runCheck } from '../../../src/report/budget/run-check.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { shippedCatalog } from '../../catalog/shipped.ts';
import { SCENARIO, withBudget } from '../../cli/check/scenario.ts';

const { json: CATALOG } = shippedCatalog();

/** Ids and names as an attacker, or a careless hand, would choose them. */
const HOSTILE = 'a,b:c%0A::error::]]>&<b>|@all';
const hostile = (...entries: readonly string[]) =>
  withBudget(...entries)
    .replace('name: Known figures', `name: "::warning::]]> <img src=x> @all | ${'\u{1F600}'}"`)
    .replaceAll('cheap', `"${HOSTILE}"`)
    .replaceAll(`own/"${HOSTILE}"`, 'own/cheap');

function checked(text: string, file = 'costs.yaml', before?: ReturnType<typeof runCheck>['report']): CheckedScenario {
  const { report, problems } = runCheck(
    { text, file, sha256: 'b'.repeat(64), settings: [], asOf: undefined, catalogJson: CATALOG, toolVersion: '0' },
    { today: '2026-11-01', whole: true, baseline: before && { report: before, file: 'base.json' } },
  );
  return report
    ? { file, report, problems, sentence: verdictWords(report.budget, report.basis.daysPerMonth) }
    : { file, problems, sentence: 'wrong input' };
}

const ENTRIES = [
  'max: 999 USD/month',
  'max: 1000 USD/month',
  'max: 1001 USD/month, warn: 900 USD/month',
  'maxIncrease: 5%',
];
const KNOWN = checked(withBudget(...ENTRIES.map(limit => `metric: plans.cheap.monthly, ${limit}`)));
const NASTY = checked(
  hostile(...ENTRIES.map(limit => `metric: plans.cheap.monthly, ${limit}`)).replaceAll(
    `metric: plans."${HOSTILE}".monthly`,
    `metric: 'plans."${HOSTILE}".monthly'`,
  ),
  'co:s,ts%.yaml',
);
const WRONG = checked(`${SCENARIO}nonsense: 1\n`, 'wrong.yaml');
const render = (format: Parameters<typeof renderCheck>[0], ...scenarios: readonly CheckedScenario[]) =>
  renderCheck(format, scenarios, undefined, PAGE);

describe('the table', () => {
  // cheap costs 1,000 USD/month
  test('has a row for each check, with what is over or left, and its line in the scenario', async () => {
    const table = await renderCheck('table', [KNOWN], undefined, { ...PAGE, width: 100 });
    expect(table.slice(table.indexOf('\n\n') + 2)).toBe(`\
  figure                        actual  limit                     room  verdict        line
  plans.cheap.monthly  1,000 USD/month  ≤ 999                1.00 over  breach           24
  plans.cheap.monthly  1,000 USD/month  ≤ 1,000              none left  pass             25
  plans.cheap.monthly  1,000 USD/month  ≤ 900 (limit 1,001)   100 over  warn             26
  plans.cheap.monthly  1,000 USD/month  + 5% at most                    indeterminate    27
      no --baseline was given
`);
  });
  test('puts the numbers below the figure where the screen is too narrow', async () => {
    expect((await render('table', KNOWN)).split('\n').slice(2, 6)).toEqual([
      '  breach: plans.cheap.monthly (line 24)',
      '      1,000 USD/month, ≤ 999, 1.00 over',
      '  pass: plans.cheap.monthly (line 25)',
      '      1,000 USD/month, ≤ 1,000, none left',
    ]);
  });
});

describe('JSON', () => {
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync('schema/report.schema.json', 'utf8')),
  );
  test('is the Report with what the check found, as the published schema has it', async () => {
    for (const scenario of [
      KNOWN,
      NASTY,
      checked(withBudget('metric: plans.cheap.tasks.chat.monthly, maxChange: 1%'), 'a.yaml', KNOWN.report),
    ]) {
      const data = JSON.parse(await render('json', scenario));
      validate(data);
      expect(validate.errors).toBeNull();
    }
  });
  test('carries figure, limit, difference, unit and place of every check', async () => {
    const { budget } = JSON.parse(await render('json', KNOWN));
    expect(budget.verdict).toBe('breach');
    expect(budget.checks[0]).toEqual({
      metric: 'plans.cheap.monthly',
      operator: 'max',
      actual: '1000',
      unit: 'USD/month',
      limit: '999',
      warn: null,
      stated: '999 USD/month',
      statedWarn: null,
      level: 'breach',
      delta: '1',
      bound: 'value',
      baseline: null,
      verdict: 'breach',
      reason: null,
      at: { file: 'costs.yaml', line: 24, column: 15 },
    });
    expect(budget.checks.map((c: { verdict: string }) => c.verdict)).toEqual([
      'breach',
      'pass',
      'warn',
      'indeterminate',
      'pass',
    ]);
  });
  test('of several scenarios is a list, a wrong one with its problems', async () => {
    const [good, wrong] = JSON.parse(await render('json', KNOWN, WRONG));
    expect([good.schema, wrong.schema]).toEqual(['tco-report/1', 'tco-problems/1']);
    expect(wrong.problems[0].code).toBe('E301');
  });
});

describe('JUnit XML', () => {
  test('has a failure for what is broken, an error for what is not decided, a note for what warns', async () => {
    const xml = await render('junit', KNOWN, WRONG);
    expect(xml).toContain('<testsuites name="tco check" tests="6" failures="1" errors="2">');
    expect(xml).toContain('<failure type="breach" message="plans.cheap.monthly is 1,000 USD/month, limit ≤ 999"/>');
    expect(xml).toContain('<error type="indeterminate" message="plans.cheap.monthly: no --baseline was given"/>');
    expect(xml).toContain('warning: plans.cheap.monthly is 1,000 USD/month, warning ≤ 900 (limit 1,001)');
    expect(xml).toContain('<error type="input" message="wrong input">');
  });
  test.each([
    ['plain names', KNOWN],
    ['hostile names', NASTY],
    ['a wrong scenario', WRONG],
  ])('is well-formed with %s', async (_, scenario) => {
    const xml = await render('junit', scenario);
    const open: string[] = [];
    const rest = xml
      .replace(/^<\?xml[^>]*\?>/, '')
      .replace(
        /<(\/?)([a-z-]+)((?: [a-z]+="[^"<&>]*(?:&(?:amp|lt|gt|quot|apos);[^"<&>]*)*")*)(\/?)>/g,
        (_tag, closes, name, _attributes, empty) => {
          if (closes) expect(open.pop()).toBe(name);
          else if (!empty) open.push(name);
          return '';
        },
      );
    expect(open).toEqual([]);
    expect(rest).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has none of these
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  });
});

describe('annotations', () => {
  test('are commands at the lines of the limits, and nothing else begins a line', async () => {
    for (const scenario of [KNOWN, NASTY, WRONG]) {
      const lines = (await render('github', scenario)).trimEnd().split('\n');
      for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) (?:[a-z]+=[^,:]*,?)+::[^\r\n]+$/);
    }
    const lines = (await render('github', KNOWN)).split('\n');
    expect(lines).toContain(
      '::error file=costs.yaml,line=24,col=15,title=tco check%3A breach::plans.cheap.monthly is 1,000 USD/month, limit ≤ 999',
    );
  });
  test('what GitHub unescapes is what was meant', async () => {
    const [line] = (await render('github', NASTY)).split('\n').filter(l => l.startsWith('::error'));
    expect(line).toContain('file=co%3As%2Cts%25.yaml,');
    expect(line!.split('::').at(-1) ?? '').not.toBe('');
    expect(line!.replaceAll('%25', '%')).toContain(HOSTILE);
  });
});

describe('Markdown', () => {
  test('says the verdict first, then the worst', async () => {
    const lines = (await render('markdown', KNOWN)).split('\n');
    expect(lines[2]).toBe('**breach** · 1 breach, 1 indeterminate, 1 warn, 1 pass; cheapest: own at 333 USD/month');
    expect(lines.slice(6).map(line => line.split(' ')[1])).toEqual([
      'breach',
      'indeterminate',
      'warn',
      'pass',
      undefined,
    ]);
  });
  test('keeps what users wrote as text', async () => {
    const text = await render('markdown', NASTY);
    expect(text).not.toMatch(/(?<!\\)<|@all|^::/m);
  });
  test('stays below what a comment holds, keeps the worst, and counts what it leaves out', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, i) => `metric: plans.cheap.monthly, max: ${2000 - (i === 2999 ? 1500 : 0)} USD/month`,
    );
    const text = await render('markdown', checked(withBudget(...many)));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('| breach | plans.cheap.monthly |');
    const rows = text.split('\n').filter(line => /^\| (?:breach|pass) /.test(line)).length;
    expect(text).toContain(`and ${3000 - rows} more checks, left out for their length.`);
  });
  test('of very many scenarios names the first and counts the rest', async () => {
    const text = await render('markdown', ...Array.from({ length: 400 }, () => KNOWN));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/and \d+ more scenarios, left out for their length\.\n$/);
  });
  test('shows what changed against the baseline, the greatest first', async () => {
    const now = checked(
      SCENARIO.replace('output: 4 USD', 'output: 5 USD').replace('price: 12000', 'price: 6000'),
      'costs.yaml',
      KNOWN.report,
    );
    const text = await renderCheck('markdown', [now], KNOWN.report, PAGE);
    // dear: 1,600 + 500 instead of 2,000; own: 6,000 ÷ 36 instead of 12,000 ÷ 36
    expect(text).toContain(`| own | 333 | 167 | −167 USD/month, −50 % |
| dear | 2,000 | 2,100 | +100 USD/month, +5 % |`);
  });
});

describe('a baseline of another question', () => {
  const entry = 'metric: plans.cheap.monthly, maxIncrease: 5%';
  const before = checked(withBudget(entry)).report!;
  const against = (changes: Partial<typeof before>) =>
    checked(withBudget(entry), 'costs.yaml', { ...before, ...changes });
  test('counted by another lens decides nothing', () => {
    const marginal = against({ basis: { ...before.basis, lens: 'marginal' } });
    expect(marginal.report!.budget.verdict).toBe('indeterminate');
    expect(marginal.sentence).toContain('the baseline counts marginal costs, not all');
  });
  test('of another day, horizon or scenario is told', () => {
    const messages = (changes: Partial<typeof before>) =>
      against(changes)
        .problems.filter(p => p.code === 'E561')
        .map(p => p.message.replace(/^.* was computed /, ''));
    expect(messages({})).toEqual([]);
    expect(messages({ catalog: { ...before.catalog, asOf: '2020-01-01' } })).toEqual([
      expect.stringContaining('with the prices of another day (2020-01-01'),
    ]);
    expect(messages({ basis: { ...before.basis, horizonMonths: 48 } })).toEqual([
      expect.stringContaining('over another horizon (48 months'),
    ]);
    expect(messages({ scenario: { ...before.scenario, name: 'Other' } })).toEqual(['from another scenario ("Other")']);
  });
});

test('two numbers that differ never look alike in a verdict', () => {
  const sentence = (limit: string) => checked(withBudget(`metric: plans.cheap.monthly, ${limit}`)).sentence;
  expect(sentence('max: 999.9999999 USD/month')).toContain('is 1000 USD/month, limit ≤ 999.9999999');
  expect(sentence('max: 999.99 USD/month')).toContain('is 1,000 USD/month, limit ≤ 999.99');
});

test('a limit that is held against an end of the range says so', () => {
  expect(checked(withBudget('metric: plans.cheap.monthly, max: 1 USD/month, at: high')).sentence).toContain(
    'plans.cheap.monthly at its high end is',
  );
});
