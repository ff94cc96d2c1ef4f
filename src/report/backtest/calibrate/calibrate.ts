import { sum } from '../../../analysis/backtest/effects.ts';
import type { Problem } from '../../../input/problem.ts';
import { textEdits } from '../../../input/text-edit.ts';
import { Decimal } from '../../../quantity/decimal.ts';
import { decimalText } from '../../figure.ts';
import type { BacktestReport, Calibration } from '../backtest-report.ts';
import { type Backtested, type BacktestInput, runBacktest } from '../build-backtest.ts';
import { calibratedSettings } from './calibrated-settings.ts';
import { calibratedText } from './calibrated-text.ts';

export interface Calibrated {
  /** The scenario with the billed figures written into it. */
  readonly text: string;
  readonly report: Calibration;
}

/**
 * The scenario with figures of the bill in the place of its own, and what its plan then costs: it is held against the invoices again.
 * Problems say why there is none.
 */
export function calibrate(
  asked: BacktestInput,
  found: Backtested,
  before: BacktestReport,
): Calibrated | { readonly problems: readonly Problem[] } {
  const calibrating = calibratedSettings(found);
  if (!calibrating)
    return impossible(
      `the plan \`${before.plan}\` fills one option before another`,
      'name a plan of fixed shares with --plan',
    );
  const { settings, kept, plan } = calibrating;
  const paths = settings.map(({ path }) => path);
  const { text: written } = asked.input;
  const source = `${before.files.map(({ file }) => file).join(', ')}, ${before.period.from} to ${before.period.to}`;
  const text = calibratedText(written, settings, source);
  if (text === undefined) {
    const edits = textEdits(written, paths);
    const lost = paths.find(path => !Object.hasOwn(edits, path));
    return impossible(
      `\`${lost}\` cannot be written into the text of the scenario`,
      'write its map out, one key a line',
    );
  }
  const again = runBacktest({ ...asked, input: { ...asked.input, text }, plan: plan ?? asked.plan ?? before.plan });
  if (!('report' in again) || !again.report)
    return {
      problems: [
        ...('problems' in again ? again.problems.filter(p => p.severity === 'error') : []),
        ...impossible('with the figures of the bill the scenario is wrong').problems,
      ],
    };
  const rows = again.report.rows.filter(row => row.billed.cost !== null);
  const [modelled, billed] = [
    sum(rows.map(r => new Decimal(r.modelled.cost))),
    sum(rows.map(r => new Decimal(r.billed.cost!))),
  ];
  const edits = textEdits(written, paths);
  const changes = settings.map(({ path, value }) => {
    const { start, end, keys } = edits[path]!;
    return { path, from: keys.length ? null : written.slice(start, end), to: value };
  });
  const residual = billed.isZero() ? null : decimalText(modelled.minus(billed).abs().dividedBy(billed));
  return {
    text,
    report: {
      changes,
      kept: [...kept, ...tooShort(rows)],
      modelled: decimalText(modelled),
      billed: decimalText(billed),
      residual,
    },
  };
}

const impossible = (message: string, hint?: string): { readonly problems: readonly Problem[] } => ({
  problems: [{ code: 'E597', severity: 'error', message, ...(hint === undefined ? {} : { hint }) }],
});

/** APIs that cache nothing of prompts as short as the scenario's, where the bill has cached tokens. */
function tooShort(rows: BacktestReport['rows']): string[] {
  const cached = rows.filter(row => row.bucket.startsWith('cache') && Number(row.modelled.quantity) === 0);
  const apis = [...new Set(cached.filter(row => Number(row.billed.quantity ?? 0) > 0).map(row => row.api))];
  return apis.map(
    api =>
      `${api} billed cached tokens, and caches none of prompts as short as these: there were fewer requests than the scenario has`,
  );
}
