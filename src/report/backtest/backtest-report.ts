import type { Effect } from '../../analysis/backtest/effects.ts';
import type { BilledKind } from '../../usage/invoice/invoice-line.ts';
import type { Report } from '../report.ts';

/**
 * What a plan should have cost in a period against what was billed (published as `schema/backtest.schema.json`). Decimals are text;
 * a difference is billed − modelled, and effects add up to it exactly. Quantities are tokens, of `request` requests.
 */
export interface BacktestReport {
  readonly schema: 'tco-backtest/1';
  readonly tool: { readonly name: 'tco'; readonly version: string };
  readonly scenario: { readonly name: string; readonly file: string; readonly sha256: string };
  readonly catalog: { readonly version: string; readonly asOf: string };
  readonly currency: string;
  /** The plan that is held against the invoices. */
  readonly plan: string;
  /** Whole days, both ends included; the model's are those of its month 1. */
  readonly period: { readonly from: string; readonly to: string; readonly days: number; readonly told: boolean };
  readonly files: readonly {
    readonly file: string;
    readonly form: string;
    readonly lines: number;
    readonly billed: string;
  }[];
  readonly total: {
    readonly modelled: string;
    readonly billed: string;
    readonly difference: string;
    readonly effects: EffectTexts;
    /** Rests, models that nobody knows and tokens of unknown kinds, whatever their sign, as a share of what was billed; null where nothing was. */
    readonly unexplained: string | null;
  };
  readonly rows: readonly BacktestRow[];
  readonly others: readonly BacktestOther[];
  /** Cost lines of the plan that no invoice was given for. */
  readonly notCompared: readonly { readonly line: string; readonly label: string; readonly modelled: string }[];
  readonly discounts: readonly {
    /** A provider, or an API where its discount is another. */
    readonly of: string;
    readonly scenario: string;
    readonly billed: string;
  }[];
  /** Share of tokens in batches. */
  readonly batches: readonly { readonly option: string; readonly scenario: string; readonly billed: string }[];
  readonly notes: readonly string[];
  readonly calibration: Calibration | null;
  readonly problems: Report['problems'];
}

export type EffectTexts = Readonly<Record<Effect, string>>;

/** A bucket of an API: what the plan has of it, and what was billed. */
export interface BacktestRow {
  readonly api: string;
  readonly options: readonly string[];
  readonly bucket: BilledKind | 'fixed';
  readonly label: string;
  readonly tiers: readonly string[];
  readonly modelled: { readonly quantity: string; readonly cost: string };
  /** Null where no invoice says. */
  readonly billed: { readonly quantity: string | null; readonly cost: string | null };
  readonly difference: string;
  readonly effects: EffectTexts;
  /** Why something rests. */
  readonly reason: string | null;
}

/** What is on the invoices and in no option of the plan. */
export interface BacktestOther {
  readonly what: 'model' | 'unknownModel' | 'unknownKind' | 'credit' | 'tax' | 'other';
  readonly provider: string | null;
  /** Null where the invoice names none. */
  readonly model: string | null;
  readonly api: string | null;
  readonly said: string;
  readonly lines: number;
  readonly billed: string | null;
  readonly suggestions: readonly string[];
}

/** A scenario whose plan costs what was billed. */
export interface Calibration {
  readonly changes: readonly { readonly path: string; readonly from: string | null; readonly to: string }[];
  /** What the invoices cannot tell, and what was therefore kept. */
  readonly kept: readonly string[];
  /** Of the buckets that were billed: what the calibrated plan costs, and what of the bill it misses. */
  readonly modelled: string;
  readonly billed: string;
  readonly residual: string | null;
}
