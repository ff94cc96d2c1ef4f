import type { Problem } from '../../../src/input/problem.ts';
import type { BacktestReport } from '../../../src/report/backtest/backtest-report.ts';
import { runBacktest } from '../../../src/report/backtest/build-backtest.ts';
import type { CompareInput } from '../../../src/report/compare-input.ts';
import { type Columns, readInvoice } from '../../../src/usage/invoice/read-invoice.ts';
import { inputOf } from '../../model/compare.ts';

/** Over the 30 days of June 300,000 requests: 600 Mtok at 2 and 60 Mtok at 8 are 1,680 USD. */
const MAIL = `tco: 1
name: Mail
asOf: 2026-06-01
tasks: { answer: { requests: 10k /day, input: 2000 tok, output: 200 tok } }
options: { hosted: { api: acme/chat, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } } }
`;

export const HEAD = 'date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency\n';

/** The whole of what the plan buys in June, at its prices. */
export const WHOLE =
  '2026-06-01,acme,chat,input,standard,600000000,token,,1200,USD\n2026-06-30,acme,chat,output,standard,60000000,token,,480,USD\n';

export interface Held {
  readonly problems: readonly Problem[];
  readonly report: BacktestReport | undefined;
}

export interface Holding {
  readonly columns?: Columns;
  /** The scenario in the place of that of one API. */
  readonly scenario?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly settled?: ReadonlyMap<string, string>;
  readonly more?: Partial<CompareInput>;
}

const JUNE = { from: '2026-06-01', to: '2026-06-30' };

/** A plan of one API held against bills of June, each a text of its own. */
export function held(bills: readonly string[], columns?: Columns): Held {
  return holding(bills, columns ? { columns } : {});
}

/** A plan held against bills, each a text of its own. Throws what is refused. */
export function holding(bills: readonly string[], asked: Holding): Held {
  const { columns, scenario = MAIL, period = JUNE, settled = new Map(), more = {} } = asked;
  const invoices = bills.map((text, i) => {
    const read = readInvoice(text, `bill-${i + 1}.csv`, columns);
    if ('problems' in read) throw new Error(read.problems.map(p => `${p.code} ${p.message}`).join('; '));
    return read;
  });
  const answer = runBacktest({
    input: inputOf(scenario, { asOf: period.from, ...more }),
    invoices,
    period: { ...period, told: true },
    plan: undefined,
    settled,
  });
  if ('refused' in answer) throw new Error(answer.refused.message);
  return { problems: answer.problems, report: answer.report };
}
