import { countsAt } from './demand.ts';
import { type Flow, requestsOf } from './flow.ts';
import type { Ledger } from './ledger.ts';
import type { Charge, Scenario } from './scenario.ts';

/** An option in use: what it gets, and its fleet by month. */
export interface InUse {
  readonly id: string;
  readonly flow: Flow;
  readonly replicas?: readonly number[];
}

/** Staff and overheads: by their unit, else per plan, option, replica or model. */
export function payCharges(ledger: Ledger, inUse: readonly InUse[], s: Scenario<number>): void {
  for (const [id, charge] of Object.entries(s.charges)) {
    const payers = inUse.filter(
      o => charge.appliesTo.includes(o.id) || charge.appliesTo.includes(s.options[o.id]!.kind),
    );
    for (let m = 1; m <= s.horizon; m++) ledger.run(id, m, costOf(charge, payers, m, s));
  }
}

function costOf(charge: Charge<number>, payers: readonly InUse[], m: number, s: Scenario<number>): number {
  const { staff, cost } = charge;
  const times = (amount: number): number => amount * multiple(charge, payers, m, s);
  if (staff) return times((staff.fte * staff.salary) / 12);
  const { amount, unit } = cost!;
  const hourly = unit.endsWith('/h') ? s.hoursPerMonth : 1;
  if (unit === 'USD/Mtok') return (amount * payers.reduce((sum, o) => sum + processed(o, m, s), 0)) / 1e6;
  if (unit.startsWith('USD/GPU/')) return amount * hourly * countOf(payers, m, id => gpusPer(id, s));
  if (unit.startsWith('USD/replica/')) return amount * hourly * countOf(payers, m, () => 1);
  return times(unit === 'USD/year' ? amount / 12 : amount * hourly);
}

function multiple(charge: Charge<number>, payers: readonly InUse[], m: number, s: Scenario<number>): number {
  if (charge.per === 'plan') return payers.length > 0 ? 1 : 0;
  if (charge.per === 'option') return payers.length;
  if (charge.per === 'replica') return countOf(payers, m, () => 1);
  return new Set(payers.map(o => modelOf(o.id, s))).size;
}

const modelOf = (id: string, s: Scenario<number>): string => {
  const option = s.options[id]!;
  return option.kind === 'api' ? id : option.model;
};

const gpusPer = (id: string, s: Scenario<number>): number => {
  const option = s.options[id]!;
  return option.kind === 'api' ? 0 : option.gpus;
};

const countOf = (payers: readonly InUse[], m: number, each: (id: string) => number): number =>
  payers.reduce((sum, o) => sum + (o.replicas?.[m - 1] ?? 0) * each(o.id), 0);

/** Tokens that an option handles, with retries. */
function processed(o: InUse, m: number, s: Scenario<number>): number {
  return Object.values(s.tasks).reduce((sum, task, t) => {
    const c = countsAt(task, o.id);
    return sum + requestsOf(o.flow, m - 1, t) * (1 + task.retries) * (c.input + c.output + c.reasoning);
  }, 0);
}
