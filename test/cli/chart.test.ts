import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { rasterise } from '../../src/report/chart/rasterise.ts';
import { parsedSvg } from '../report/chart/parsed-svg.ts';
import { tcoWhole } from './check/process.ts';
import { folderWith, tco } from './harness/tco.ts';

const folder = mkdtempSync(join(tmpdir(), 'tco-chart-'));
const first = () => join(inject('whole'), 'scenarios', 'first.yaml');
const modules = (path: string) => readFileSync(join('node_modules', path));

/** Confidential files, and an API alone to send them to. */
const IMPOSSIBLE = `
tco: 1
name: nowhere to go
asOf: 2026-11-01
tasks:
  files: { requests: 8k /day, input: 8000 tok, output: 500 tok, compliance: [air-gap] }
options:
  sonnet: { api: anthropic/claude-sonnet-4-6 }
`;

describe('tco chart', () => {
  test('writes the same SVG in any place, and the same picture of it as PNG', async () => {
    const png = join(folder, 'costs.PNG');
    const asked = ['chart', first(), '--of', 'costs', '--width', '480', '--height', '240', '--dark'];
    const [here, there, written] = await Promise.all([
      tcoWhole(asked, folder, { LC_ALL: 'C.UTF-8', TZ: 'UTC' }),
      tcoWhole(asked, folder, { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', TZ: 'Pacific/Chatham', COLUMNS: '40' }),
      tcoWhole([...asked, '--output', png, '--scale', '1.5'], folder),
    ]);
    expect([here.code, there.code, written.code]).toEqual([0, 0, 0]);
    expect(parsedSvg(here.stdout.trim()).attributes).toMatchObject({ width: '480', height: '240' });
    expect(there.stdout).toBe(here.stdout);
    const picture = readFileSync(png);
    // the header of a PNG: 480 × 1.5 and 240 × 1.5
    expect([picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
      'PNG',
      720,
      360,
    ]);
    const files = {
      wasm: modules('@resvg/resvg-wasm/index_bg.wasm'),
      fonts: ['DejaVuSans', 'DejaVuSans-Bold'].map(name => modules(`dejavu-fonts-ttf/ttf/${name}.ttf`)),
    };
    const again = Buffer.from(await rasterise(here.stdout, 1.5, files));
    expect(again.equals(picture)).toBe(true);
    // letters are drawn: without its fonts the picture is another one
    expect(Buffer.from(await rasterise(here.stdout, 1.5, { ...files, fonts: [] })).equals(picture)).toBe(false);
  });

  test('says where there is nothing to draw, and writes nothing', async () => {
    writeFileSync(join(folder, 'impossible.yaml'), IMPOSSIBLE);
    const [week, costs] = await Promise.all([
      tcoWhole(['chart', 'impossible.yaml', '--of', 'week', '--quiet'], folder),
      tcoWhole(['chart', 'impossible.yaml', '--of', 'costs', '--quiet'], folder),
    ]);
    expect([week.code, week.stdout, costs.code, costs.stdout]).toEqual([5, '', 5, '']);
    expect(week.stderr).toBe(
      'no split can do this: files must keep to air-gap, which alone rules out every split.\nNothing is written.\n',
    );
    expect(costs.stderr).toBe('no plan is possible, so that there is nothing to draw.\nNothing is written.\n');
  });

  test('never overwrites what it read', async () => {
    const text = readFileSync(first(), 'utf8');
    const own = folderWith(text, 'desk.svg');
    const run = await tcoWhole(['chart', 'desk.svg', '--of', 'costs', '--output', './desk.svg'], own);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('is one of the files that were read');
    expect(readFileSync(join(own, 'desk.svg'), 'utf8')).toBe(text);
  });

  test.each([
    [[], "required option '--of <chart>' not specified"],
    [['--of', 'pie'], 'Known charts are breakeven, cashflow, costs, tornado, week.'],
    [['--of', 'costs', '--output', 'x.pdf'], 'a chart has no format with the ending of `x.pdf`'],
    [['--of', 'costs', '--scale', '2'], '--scale is of a PNG'],
    [['--of', 'costs', '--output', 'x.png', '--scale', '9'], 'Write a number from 1 to 4'],
    [['--of', 'costs', '--width', '12'], 'Write a whole number of pixels from 240 to 4000.'],
  ])('refuses %j', (args, words) => {
    const run = tco(['chart', 'x.yaml', ...args], { COLUMNS: '200' });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(words);
  });
});

describe('tco compare --chart', () => {
  test('draws in the table and in a block of the Markdown, where asked alone', async () => {
    const [table, markdown, without] = await Promise.all([
      tcoWhole(['compare', first(), '--chart'], folder),
      tcoWhole(['compare', first(), '--chart', '--format', 'markdown'], folder),
      tcoWhole(['compare', first()], folder),
    ]);
    const plot = /^ {2}Cost over traffic, USD a month; below it tok\/day and the cheapest plan:\n(?:.+\n)+/m;
    const [drawn] = plot.exec(table.stdout)!;
    expect(drawn).toContain('today');
    expect(markdown.stdout).toContain(`\`\`\`text\n${drawn}\`\`\``);
    expect(markdown.stdout).toContain('Cash paid since the start');
    // nothing else of the page changes
    const cash = /^ {2}Cash paid since the start.*\n(?:.+\n)+\n/m;
    expect(
      table.stdout
        .replace(plot, '')
        .replace(/\n\n\n/, '\n\n')
        .replace(cash, ''),
    ).toBe(without.stdout);
  });
  test.each(['json', 'csv'])('is a wrong command line with --format %s', format => {
    const run = tco(['compare', 'x.yaml', '--chart', '--format', format], { COLUMNS: '200' });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(`--chart draws for people, not into --format ${format}`);
  });
});
