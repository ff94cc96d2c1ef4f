import type { Requirement } from '../../analysis/routing/requirements.ts';
import { listed } from '../sentences/words.ts';
import type { ClashReport } from './routing-report.ts';

/** The smallest set of requirements that clash, none where nothing is possible even without any; or why it is not known. */
export type Clash = readonly Requirement[] | 'time' | 'size';

const UNSETTLED = {
  time: 'no split was found within the time; give it more with --time-limit',
  size: 'the problem is too large for the memory of the solver; fewer tasks, options or months, or tasks of the same growth and hours, make it smaller',
} as const;

/** What makes a split impossible, as a sentence. */
export function clashReport(clash: Clash): ClashReport {
  if (typeof clash === 'string') return { requirements: [], sentence: UNSETTLED[clash] };
  const requirements = clash.map(({ id, sentence }) => ({ id, sentence }));
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
      ? `no split can do this: ${all}, which alone rules out every split`
      : `no split can do this: ${all}. Each can be kept without the others; give up one of them`;
  return { requirements, sentence };
}
