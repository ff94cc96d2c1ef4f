import { listRows } from '../catalog/list-table.ts';
import { type Screen, shownSafely } from '../screen.ts';
import { joinedSections } from '../sections.ts';
import { grid, gridWidths } from '../terminal/grid.ts';
import { LONGEST_LINE, wrap } from '../wrap.ts';
import { between, measuredList, rate } from './capacity-lists.ts';
import type { CapacityReport, ServingReport } from './capacity-report.ts';
import {
  basisSentence,
  boundSentence,
  costSentence,
  fitSentence,
  limitsSentence,
  loadSentence,
  remedySentence,
  titleOf,
} from './capacity-words.ts';
import { curveTable } from './curve-table.ts';

/** Measured rows on a page; the JSON has all. */
const MEASURED = 8;

/** One replica for a person: does it fit, how fast, at what price, how sure. */
export function renderCapacity(report: CapacityReport, screen: Screen): string {
  const { serving, limits, load, replica, measured } = report;
  const prose = (text: string | undefined): string[] =>
    text === undefined ? [] : wrap(shownSafely(text, screen), Math.min(screen.width, LONGEST_LINE));
  const heading = (text: string): string[] => prose(text).map(screen.style.strong);
  const more = measured.length - MEASURED;
  const sections: string[][] = [
    prose(titleOf(report)).map(screen.style.faint),
    [...prose(fitSentence(report)), ...(report.fit.fits ? [] : prose(remedySentence(report.fit, replica.gpus)))],
    serving
      ? [
          ...heading('One replica'),
          ...prose(basisSentence(serving, replica)),
          ...ratesTable(serving, screen),
          ...prose(boundSentence(serving)),
        ]
      : [],
    serving
      ? [
          ...heading(serving.curve.some(point => point.asked) ? 'Requests at once (* as asked)' : 'Requests at once'),
          ...curveTable(serving.curve, screen),
        ]
      : [],
    [...prose(limits && limitsSentence(limits)), ...prose(load && loadSentence(load)), ...prose(costSentence(report))],
    measured.length > 0
      ? [
          ...heading('Measured runs of the catalog, beside the estimate of the same run'),
          ...listRows(measuredList(report, MEASURED), screen),
          ...prose(
            more > 0
              ? `${more} more: tco catalog list throughput --model ${replica.model} --device ${replica.device}`
              : undefined,
          ),
        ]
      : [],
    report.notes.flatMap(note => wrap(shownSafely(`- ${note}`, screen), Math.min(screen.width, LONGEST_LINE), 0, 2)),
  ];
  return joinedSections(sections);
}

function ratesTable({ output, total, prefill, decode }: ServingReport, screen: Screen): string[] {
  const rows = [
    ['', 'tok/s', '80 % interval'],
    ...Object.entries({ output, 'in + out': total, 'prompts alone': prefill, 'outputs alone': decode }).map(
      ([name, figure]) => [name, rate(figure.value), between(figure, rate)],
    ),
  ].map(row => row.map(cell => shownSafely(cell, screen)));
  const [head = '', ...body] = grid(rows, gridWidths(rows), screen);
  return [screen.style.faint(head), ...body];
}
