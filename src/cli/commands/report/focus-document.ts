import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import { billedPlan, renderFocusCsv } from '../../../report/focus/focus-csv.ts';
import { ledgerPlans } from '../../../report/ledger/ledger-plans.ts';
import { UsageFault } from '../../exit.ts';
import type { DocumentSetting } from './documents.ts';

export function render({ report }: Dossier, { options, note }: DocumentSetting): string {
  const { focusPlan, focusVersion } = options;
  const possible = ledgerPlans(report).flatMap(({ plan, cashFlow }) => (cashFlow ? [plan.id] : []));
  if (focusPlan !== undefined && !possible.includes(focusPlan))
    throw new UsageFault(
      `--focus-plan \`${focusPlan}\` is not a plan that is possible`,
      possible.length ? `these are: ${possible.join(', ')}` : 'none is',
    );
  const plan = focusPlan ?? billedPlan(report);
  note(
    plan === undefined
      ? 'No plan is possible: the FOCUS file has no rows.'
      : `The FOCUS file bills plan ${plan} alone: plans are alternatives and must not be added up.${focusPlan ? '' : ' Another one: --focus-plan.'}`,
  );
  return renderFocusCsv(report, focusVersion, plan);
}
