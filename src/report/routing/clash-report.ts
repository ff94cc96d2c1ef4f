import type { Requirement } from '../../analysis/routing/requirements.ts';
import { listed } from '../sentences/words.ts';
import type { ClashReport } from './routing-report.ts';

/** The smallest set of requirements that clash, as a sentence. */
export function clashReport(clash: readonly Requirement[] | undefined, timedOut: boolean): ClashReport {
  const requirements = (clash ?? []).map(({ id, sentence }) => ({ id, sentence }));
  if (timedOut) return { requirements, sentence: 'no split was found within the time; give it more with --time-limit' };
  if (requirements.length === 0)
    return {
      requirements,
      sentence: 'no split can do this, even without any requirement: no option is ready to serve',
    };
  const all = listed(
    requirements.map(r => r.sentence),
    'and',
  );
  const sentence =
    requirements.length === 1
      ? `no split can do this: ${all}, which no option allows`
      : `no split can do this: ${all}. Each can be kept without the others; give up one of them`;
  return { requirements, sentence };
}
