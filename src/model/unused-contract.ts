import type { Option } from '../scenario/scenario.ts';
import type { Supply } from './allotment.ts';
import { minimumSpend } from './api/bill.ts';
import type { Context } from './context.ts';
import { exitLine } from './contract.ts';
import { unusedCommitment } from './fleet/rent.ts';
import type { Line } from './line.ts';
import { ONE } from './one.ts';
import { paced } from './paced.ts';

/** What a signed contract costs a plan that does not use its option: the minimum spend or the committed replicas, and the exit fee. */
export function unusedContract(option: Option, supply: Supply | undefined, context: Context): readonly Line[] {
  const lines = [exitLine(option, ONE, context)];
  if (option.kind === 'api' && !option.contract?.paidAnyway) {
    const minimum = minimumSpend(option, ONE, context);
    if (minimum)
      lines.push({
        id: `${option.id}.minimumSpend`,
        label: 'minimum spend, not used',
        option: option.id,
        charge: 'usage',
        behaviour: 'fixed',
        running: paced(minimum.as(`minimum spend of ${option.id}, not used`, `${context.scenario.currency}/month`)),
      });
  }
  if (supply?.kind === 'fleet' && option.kind === 'rent') lines.push(unusedCommitment(supply.fleet, context));
  return lines.flatMap(line => (line ? [line] : []));
}
