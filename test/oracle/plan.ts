import { allocate, type Sizes } from './allocate.ts';
import { payApi, withinRateLimit } from './api.ts';
import { payBuy } from './buy.ts';
import { type InUse, payCharges } from './charges.ts';
import { demandedTokens } from './demand.ts';
import { needOf } from './fleet.ts';
import { sumOf } from './flow.ts';
import { Ledger } from './ledger.ts';
import { payRent } from './rent.ts';
import { acceptedAnswers, payRework } from './rework.ts';
import type { PlanText, Scenario } from './scenario.ts';

export interface Result {
  readonly feasible: boolean;
  readonly figures: Readonly<Record<string, number | null>>;
  /** Levelised USD/month by cost line. */
  readonly lines: ReadonlyMap<string, number>;
  /** Month 1. */
  readonly pools: Readonly<Record<string, { replicas: number; gpus: number; utilisation: number }>>;
}

export function costOf(plan: PlanText, sizes: Sizes, s: Scenario<number>): Result {
  const ledger = new Ledger();
  const inUse: InUse[] = [];
  const pools: Record<string, { replicas: number; gpus: number; utilisation: number }> = {};
  const answers = Array.from({ length: s.horizon }, () => 0);
  let feasible = true;
  for (const [id, flow] of allocate(plan, sizes, s)) {
    const option = s.options[id]!;
    const pinned = option.kind === 'api' ? undefined : (option.replicas ?? sizes[id]);
    if (sumOf(flow) === 0 && !pinned) continue;
    payRework(ledger, id, flow, s);
    for (let m = 1; m <= s.horizon; m++) answers[m - 1]! += acceptedAnswers(id, flow, m, s);
    if (option.kind === 'api') {
      payApi(ledger, id, option, flow, s);
      feasible &&= withinRateLimit(id, option, flow, s);
      inUse.push({ id, flow });
      continue;
    }
    const need = needOf(id, option, flow, pinned, s);
    feasible &&= need.feasible;
    if (option.kind === 'rent') payRent(ledger, id, option, need, s);
    const replicas = option.kind === 'buy' ? payBuy(ledger, id, option, need, s).replicas : need.replicas;
    inUse.push({ id, flow, replicas });
    const first = replicas[0]!;
    pools[id] = {
      replicas: first,
      gpus: first * option.gpus,
      utilisation: first === 0 ? 0 : need.meanLoad[0]! / first,
    };
  }
  payCharges(ledger, inUse, s);
  return { feasible, ...figuresOf(ledger, answers, s), pools };
}

function figuresOf(ledger: Ledger, answers: readonly number[], s: Scenario<number>): Pick<Result, 'figures' | 'lines'> {
  const rate = (1 + s.discountRate) ** (1 / 12) - 1;
  let annuity = 0;
  let tokens = 0;
  let accepted: number | null = 0;
  for (let m = 1; m <= s.horizon; m++) {
    annuity += (1 + rate) ** -m;
    tokens += demandedTokens(m, s) * (1 + rate) ** -m;
    accepted += answers[m - 1]! * (1 + rate) ** -m;
  }
  if (Object.values(s.tasks).some(t => t.inputShare !== undefined)) accepted = null;
  const presentValue = ledger.presentValue(rate);
  const lines = new Map([...ledger.presentValues(rate)].map(([line, pv]) => [line, pv / annuity]));
  return {
    figures: {
      monthly: presentValue / annuity,
      firstMonth: ledger.firstMonth,
      perMtok: tokens === 0 ? null : (presentValue / tokens) * 1e6,
      perAccepted: accepted === null || accepted === 0 ? null : presentValue / accepted,
      horizonTotal: ledger.total(),
      presentValue,
      upfront: ledger.upfront,
    },
    lines,
  };
}
