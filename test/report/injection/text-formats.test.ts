import { describe, expect, test } from 'vitest';
import { renderAnnotations } from '../../../src/report/budget/check-annotations.ts';
import { renderCashFlowCsv } from '../../../src/report/cash-flow/cash-flow-csv.ts';
import { CHARTS, chartOf } from '../../../src/report/chart/charts.ts';
import { LIGHT } from '../../../src/report/chart/palette.ts';
import { renderCsv } from '../../../src/report/csv.ts';
import { renderDossierMarkdown } from '../../../src/report/dossier/dossier-markdown.ts';
import { renderFocusCsv } from '../../../src/report/focus/focus-csv.ts';
import { renderJson } from '../../../src/report/json.ts';
import { renderLedgerCsv } from '../../../src/report/ledger/ledger-csv.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { renderTerminal } from '../../../src/report/terminal/terminal.ts';
import { everyElement, parsedSvg } from '../chart/parsed-svg.ts';
import { readCsv } from '../csv-reader.ts';
import { HOSTILE_NAMES } from './hostile-names.ts';
import { innocent, poisoned } from './poisoned.ts';

const WIDE = { ...PAGE, width: 400 };
const plain = innocent();
const LOOK = { width: 900, height: 480, palette: LIGHT, alone: true };
/** The tags of a picture without its texts. */
const marksIn = (svg: string): string => svg.replace(/>[^<]*</g, '><');
const lines = (text: string): number => text.split('\n').length;
/** What no screen may be sent: control characters, and marks that turn or hide what follows. */
const ACTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a screen
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]|\p{Cs}/u;
/** What a CI runner takes for a command. */
const COMMAND = /^\s*(?:::|##\[)/m;
/** What a spreadsheet takes for a formula. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

/** Names that get through, with what they do. */
const through = (acts: (name: string) => string | false | undefined): string[] =>
  HOSTILE_NAMES.flatMap(name => {
    const what = acts(name);
    return what ? [`${JSON.stringify(name)}: ${what}`] : [];
  });

describe('a hostile name', () => {
  test('on a terminal moves no cursor, turns no text round and commands no runner', () => {
    expect(
      through(name => {
        const text = renderTerminal(poisoned(name), WIDE);
        return (ACTIVE.test(text) && 'acts on the screen') || (COMMAND.test(text) && 'is a command of a runner');
      }),
    ).toEqual([]);
  });

  test('in CSV is text, adds no row and no cell, and leaves the numbers as they are', () => {
    for (const render of [
      renderCsv,
      renderCashFlowCsv,
      renderLedgerCsv,
      (r: typeof plain) => renderFocusCsv(r, '1.3'),
    ]) {
      const before = readCsv(render(plain)).rows;
      const numeric = (r: Record<string, string>) =>
        Object.values(r)
          .filter(cell => /^-?\d+(?:\.\d+)?$/.test(cell))
          .join();
      expect(
        through(name => {
          const records = readCsv(render(poisoned(name))).rows;
          const cells = records.flatMap(r => Object.values(r)).filter(cell => !/^-?\d+(?:\.\d+)?$/.test(cell));
          return (
            (records.length !== before.length && 'another number of rows') ||
            (cells.some(cell => FORMULA.test(cell)) && 'a formula') ||
            (cells.some(cell => ACTIVE.test(cell)) && 'a control character') ||
            (records.map(numeric).join('\n') !== before.map(numeric).join('\n') && 'other numbers')
          );
        }),
      ).toEqual([]);
    }
  });

  test('in Markdown is no markup, no link, no picture, no ping and no cell', () => {
    const cells = (text: string) =>
      text
        .split('\n')
        .filter(l => l.startsWith('| '))
        .map(l => l.split(/(?<!\\)\|/).length)
        .join();
    const before = renderDossierMarkdown(plain);
    expect(
      through(name => {
        const text = renderDossierMarkdown(poisoned(name));
        return (
          (ACTIVE.test(text) && 'a control character') ||
          (COMMAND.test(text) && 'a command of a runner') ||
          (lines(text) !== lines(before) && 'another number of lines') ||
          (cells(text) !== cells(before) && 'another number of cells') ||
          (/(?<!\\)<[a-z!/?]/i.test(text) && 'markup') ||
          (/(?<!\\)\]\(/.test(text) && 'a link') ||
          (/https?:\/\/evil/.test(text) && 'an address that links itself') ||
          (/@\w/.test(text) && 'a ping') ||
          (/(?<!\\)`/.test(text.replaceAll('`tco', '').replaceAll('simulate`', '')) && 'code')
        );
      }),
    ).toEqual([]);
  });

  test('in JSON reads back as it was, and writes nothing that acts', () => {
    expect(
      through(name => {
        const text = renderJson(poisoned(name));
        const read = JSON.parse(text) as { scenario: { name: string } };
        return (read.scenario.name !== name && 'another name') || (ACTIVE.test(text) && 'a control character');
      }),
    ).toEqual([]);
  });

  test('in a picture is text, and adds no element and no attribute', () => {
    const shape = (svg: string) => everyElement(parsedSvg(svg)).map(e => `${e.name} ${Object.keys(e.attributes)}`);
    const drawn = CHARTS.flatMap(({ id }) => (chartOf(id, plain, LOOK) ? [id] : []));
    expect(drawn).toEqual(['breakeven', 'cashflow', 'costs', 'tornado']);
    const kinds = new Set(drawn.flatMap(id => shape(chartOf(id, plain, LOOK)!.svg)));
    expect(
      through(name => {
        const pictures = drawn.map(id => chartOf(id, poisoned(name), LOOK)!.svg);
        return (
          (pictures.some(svg => shape(svg).some(kind => !kinds.has(kind))) && 'another kind of element') ||
          (pictures.some(svg =>
            /\b(?:href|src|on\w+|style)=|url\((?!#)|<(?:script|foreignObject|image|a)\b/i.test(marksIn(svg)),
          ) &&
            'something that acts') ||
          (pictures.some(svg => ACTIVE.test(svg)) && 'a control character')
        );
      }),
    ).toEqual([]);
  });

  test('in the annotations of a run is one line of one command', () => {
    expect(
      through(name => {
        const at = { file: name, line: 3, column: 1 };
        const text = renderAnnotations([
          { file: name, problems: [{ code: 'E214', severity: 'error', message: `of ${name}`, at }], sentence: name },
        ]);
        const rows = text.split('\n').slice(0, -1);
        return (
          (rows.length !== 1 && 'another line') ||
          (!/^::error file=[^:,]*,line=3,col=1,title=tco E214::/.test(rows[0]!) && 'another property') ||
          (ACTIVE.test(text) && 'a control character')
        );
      }),
    ).toEqual([]);
  });
});
