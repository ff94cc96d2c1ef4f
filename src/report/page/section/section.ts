import type { Content } from '../content.ts';
import type { Html } from '../html.ts';

/** A part of the page under a heading of its own. */
export interface Section {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  /** What of a changed scenario it takes: costs come first, what follows the plans over traffic takes longer, the rest stays as it was written. */
  readonly takes: 'costs' | 'traffic' | 'nothing';
  /** Undefined where the report has nothing to say in it. */
  readonly body: (content: Content) => Html | undefined;
}
