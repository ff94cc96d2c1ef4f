import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Difference } from '../../../src/report/difference/difference.ts';
import { renderDifferenceCsv } from '../../../src/report/difference/difference-csv.ts';
import { renderDifferenceMarkdown } from '../../../src/report/difference/difference-markdown.ts';
import { renderDifferenceText } from '../../../src/report/difference/difference-page.ts';
import { toJson } from '../../../src/report/json.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { FLEET, PLAIN } from '../../model/compare.ts';
import { report } from '../fixture.ts';
import { between, differing, saved } from './differing.ts';

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schema/diff.schema.json', 'utf8')),
);

/** 3,000 requests a day of 1,000 + 500 tokens over 30 days: 90M + 45M tokens a month. */
const desk = ({
  requests = '3000 /day',
  output = '10 USD/Mtok',
  rent = '0.8 USD/GPU/h',
  fte = '0',
  more = '',
} = {}) => `name: Desk
asOf: 2026-11-01
${PLAIN}
tasks: { answer: { requests: ${requests}, input: 1000 tok, output: 500 tok } }
options:
  hosted: { api: acme/chat, price: { input: 2 USD/Mtok, output: ${output} } }
  rented: { ${FLEET}, throughput: { total: 200 tok/s }, rent: { price: ${rent} } }
${more}plans: { half: { shares: { answer: { hosted: 50%, rented: 50% } } } }
baseline: hosted
staff: { ops: { fte: ${fte}, salary: 120k USD/year, appliesTo: [rent] } }
overheads: {}
`;

const QUESTIONS: Readonly<Record<string, () => Difference>> = {
  'more-volume': () => differing(desk(), desk({ requests: '4500 /day', output: '12 USD/Mtok', fte: '0.01' })),
  'another-verdict': () => differing(desk(), desk({ rent: '0.9 USD/GPU/h', output: '6 USD/Mtok' })),
  'plans-come-and-go': () =>
    differing(
      desk({ more: '  old: { api: acme/old, price: { input: 1 USD/Mtok, output: 1 USD/Mtok } }\n' }),
      desk({
        requests: '90000 /day',
        more: '  pinned: { model: m-10b, replica: 1 x gpu-24, replicas: 1, fit: assume, throughput: { total: 200 tok/s }, rent: { price: 1 USD/GPU/h } }\n',
      }),
    ),
  'nothing-changed': () => differing(desk(), `# looked at again\n${desk()}`),
  'only-a-name': () => differing(desk(), desk().replace('inputs', 'x').replace('2 USD/Mtok', '2.0 USD/Mtok')),
  'old-reports': () =>
    between(
      { file: 'march.json', saved: report(), input: undefined, why: 'march.json does not carry its scenario' },
      saved(
        report({
          plans: report().plans.map(p => (p.id === 'hybrid' ? { ...p, feasible: false, reasons: ['it is full'] } : p)),
          verdict: { ...report().verdict, cheapest: 'rented-h100', candidates: ['rented-h100'] },
        }),
        { file: 'now.json' },
      ),
    ),
};

const known = new Map<string, Difference>();

/** The difference of a question, computed once. */
function found(name: string): Difference {
  const difference = known.get(name) ?? QUESTIONS[name]!();
  known.set(name, difference);
  return difference;
}

describe('the page of a difference', () => {
  test.each(Object.keys(QUESTIONS))('%s', async name => {
    await expect(renderDifferenceText(found(name), PAGE)).toMatchFileSnapshot(`golden/${name}.txt`);
    expect(validate(JSON.parse(toJson(found(name)))), JSON.stringify(validate.errors)).toBe(true);
  });
  test('fits narrow screens and screens without signs beyond ASCII', async () => {
    const narrow = renderDifferenceText(found('more-volume'), { ...PAGE, width: 44, unicode: false });
    expect(Math.max(...narrow.split('\n').map(text => text.length))).toBeLessThanOrEqual(44);
    expect(narrow).toMatch(/^[\n -~]*$/);
    await expect(narrow).toMatchFileSnapshot('golden/narrow.txt');
  });
  test('prints rows that add up', () => {
    const text = renderDifferenceText(found('more-volume'), PAGE);
    const rows = [...text.matchAll(/^ {2}(?:hosted|half) +((?:[+-]?[\d.,]+ +)+[+-][\d.,]+)$/gm)].map(row =>
      row[1]!.split(/ +/).map(cell => Number(cell.replaceAll(',', ''))),
    );
    expect(rows.length).toBe(2);
    for (const cells of rows) {
      const total = cells.at(-1)!;
      expect(cells.slice(0, -1).reduce((sum, cell) => sum + cell, 0)).toBeCloseTo(total, 6);
    }
  });
});

describe('other forms', () => {
  test('Markdown for a pull request', async () => {
    await expect(renderDifferenceMarkdown(found('more-volume'), PAGE)).toMatchFileSnapshot('golden/markdown.md');
  });
  test('Markdown takes a name for a name', () => {
    const piped = desk({ output: '11 USD/Mtok' }).replaceAll('hosted', '"a|b"');
    const text = renderDifferenceMarkdown(differing(desk().replaceAll('hosted', '"a|b"'), piped), PAGE);
    expect(text).not.toContain(' a|b ');
    expect(text).toContain('a\\|b');
  });
  test('CSV at full precision, whose effects add up', () => {
    const rows = renderDifferenceCsv(found('more-volume'))
      .trimEnd()
      .split('\n')
      .map(row => row.split(','));
    expect(rows[0]!.join()).toBe('record,plan,name,category,from,to,a,b,difference,unit');
    const effects = rows.filter(([record, plan]) => record === 'effect' && plan === 'hosted');
    // hosted: 90M × 2 + 45M × 10 = 630 USD becomes 135M × 2 + 67.5M × 12 = 1,080: price 45 × 2 × 1.25 = 112.5, volume 0.5 × (630 + 720)/2 = 337.5
    expect(effects.map(row => [row[3], row[8]])).toEqual([
      ['price', '112.5'],
      ['volume', '337.5'],
      ['mix', '0'],
      ['hardware', '0'],
      ['assumptions', '0'],
    ]);
    expect(
      rows.find(([record, plan, name]) => record === 'figure' && plan === 'hosted' && name === 'monthly')!.slice(6),
    ).toEqual(['630', '1080', '450', 'USD/month']);
    expect(rows.some(row => row[0] === 'input' && row[2] === 'tasks.answer.requests' && row[4] === '3000 /day')).toBe(
      true,
    );
  });
  test('of many inputs those that move most are asked, and the rest is said', () => {
    const many = (factor: number) =>
      `${PLAIN}\ntasks: {${Array.from({ length: 26 }, (_, i) => ` t${i}: { requests: ${(i + 1) * factor} /day, input: 1000 tok, output: 0 tok }`).join(',')} }\noptions: { a: { api: x/y, price: { input: 2 USD/Mtok, output: 1 USD/Mtok } } }\n`;
    const asked = differing(many(10), many(20));
    expect(asked.inputs.filter(i => i.effects.length > 0).map(i => i.id)).toEqual(
      Array.from({ length: 24 }, (_, i) => `tasks.t${i + 2}.requests`),
    );
    // 260 requests a day more × 30 × 1,000 tok × 2 USD/Mtok
    expect(asked.inputs.at(-1)!.effects[0]!.effect).toBe('15.6');
    const text = renderDifferenceText(asked, PAGE);
    expect(text).toContain('The single input that moved it most is tasks.t25.requests');
    expect(text).toContain('16 more inputs with smaller effects: --all.');
    expect(text).toContain('2 further changed inputs, each with a smaller effect by a rough run.');
  });
});
