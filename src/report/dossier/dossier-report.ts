import type { CashFlowReport } from '../cash-flow/cash-flow-report.ts';
import type { PlanReport, Report } from '../report.ts';

/** The Report with everything that is handed on to people who do not run the program. */
export interface DossierReport extends Report {
  readonly cashFlow: NonNullable<Report['cashFlow']>;
  readonly ledger: LedgerReport;
  readonly curves: CurvesReport | null;
  readonly sensitivity: SensitivityReport | null;
  /** The plan of the split that `routing` tells of, where one was looked for and found; not among `plans`. */
  readonly routed?: PlanReport;
  /** Its cost lines and its cash, as `ledger` and `cashFlow` have those of `plans`. */
  readonly routedLedger?: LedgerReport;
  readonly routedCashFlow?: CashFlowReport;
}

/** Every cost line of every possible plan, month by month, at likely values. */
export type LedgerReport = readonly LedgerLine[];

/** All amounts in the currency of the report, decimals as text; what is paid is positive. */
export interface LedgerLine {
  readonly plan: string;
  /** Id of the cost line, as in `plans[].lines[]`. */
  readonly line: string;
  readonly label: string;
  /** Null for what belongs to the plan as a whole. */
  readonly option: string | null;
  readonly charge: 'usage' | 'purchase';
  readonly behaviour: 'fixed' | 'stepped' | 'variable';
  /** How the option is had; null for what belongs to the plan as a whole. */
  readonly route: 'api' | 'rent' | 'buy' | null;
  /** Who is paid for an API or for rented hardware, by name; null where nobody is named. */
  readonly provider: string | null;
  /** What the option is: an API, or the devices of a replica. */
  readonly item: string | null;
  /** The term of a rent by the price list of its provider, `on-demand`; null for others. */
  readonly term: string | null;
  /** What `quantity` is counted in: `Mtok`, `GPU h`, `kWh`, `GPU month`; null where nothing is counted. */
  readonly unit: string | null;
  /** What `bought` is counted in; null for lines that buy nothing countable. */
  readonly boughtUnit: string | null;
  readonly months: readonly LedgerMonth[];
}

export interface LedgerMonth {
  /** 1 is the first. */
  readonly month: number;
  /** The day on which it begins. */
  readonly from: string;
  /** As it moves: what is paid less what is received. Over all lines the plan's `cash.net` of the month. */
  readonly cash: string;
  /** Purchases and up-front costs spread over their life. Over all lines the plan's `amortised.total` of the month. */
  readonly amortised: string;
  /** What `amortised` pays for: what is used, or what is in service, in the unit of the line; null where nothing is counted. */
  readonly quantity: string | null;
  /** Usage before discounts, where it is not `amortised`. */
  readonly listed?: string;
  /** Of `cash`, what pays for later months: hardware and up-front costs; absent where nothing does. */
  readonly paidAhead?: string;
  /** How many `paidAhead` buys, in `boughtUnit`. */
  readonly bought?: string;
  /** Of `cash`, the book value of what is owned at the start; absent where nothing is. */
  readonly broughtIn?: string;
  /** Of `cash`, what comes back: sales, and the value that is left when the horizon ends; absent where nothing does. */
  readonly returned?: string;
}

/** What each possible plan costs over traffic, at flat traffic as the break-even has it: points of its curve, for the eye. */
export interface CurvesReport {
  readonly unit: 'tok/month';
  /** What the scenario has in month 1. */
  readonly today: string;
  readonly points: readonly string[];
  /** Levelised monthly cost at each of the points; null where the plan is not possible. */
  readonly plans: readonly { readonly plan: string; readonly monthly: readonly (string | null)[] }[];
}

/** What the monthly cost of one plan does when one input alone moves; the widest first. */
export interface SensitivityReport {
  readonly plan: string;
  readonly monthly: string;
  readonly unit: string;
  readonly bars: readonly SensitivityBar[];
}

export interface SensitivityBar {
  /** Path of the input, as `--set` and `explain` name it. */
  readonly id: string;
  readonly name: string;
  /** `range`: to its own ends. `tenth`: a tenth down and up. `year`: a year less and more. */
  readonly moved: 'range' | 'tenth' | 'year';
  /** The two values it takes, as they would be written. */
  readonly from: string;
  readonly to: string;
  /** Levelised monthly cost at each of them. */
  readonly atFrom: string;
  readonly atTo: string;
}
