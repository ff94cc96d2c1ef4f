import type { Catalog } from '../catalog/catalog.ts';
import { headingBelow } from '../report/heading-below.ts';
import type { Carried } from '../report/page/carried/carried.ts';
import { fromTagged } from '../report/page/carried/tagged.ts';
import { dossierAgain } from '../report/page/dossier-again.ts';
import { frozenCost } from '../report/page/frozen/frozen-cost.ts';
import { carriedCatalog, type Recomputed, recomputed } from '../report/page/recomputed.ts';
import { LIVE } from '../report/page/section/live-sections.ts';
import { sanitized } from '../report/sanitize.ts';
import { verdictSentence } from '../report/sentences/verdict.ts';
import type { Answer, Question } from './messages.ts';

type Asked = Extract<Question, { kind: 'ask' }>;

/** Works out what is asked in exact decimals; a newer question takes the place of one that is not answered to its end. */
export class Answering {
  #carried: Carried | undefined;
  #catalog: Catalog | undefined;
  #latest = 0;
  readonly #tell: (answer: Answer) => void;

  constructor(tell: (answer: Answer) => void) {
    this.#tell = tell;
  }

  hear(question: Question): void {
    if (question.kind === 'carried') {
      this.#carried = fromTagged(JSON.parse(question.json)) as Carried;
      this.#catalog = carriedCatalog(this.#carried);
      return;
    }
    this.#latest = question.id;
    // questions that wait behind this one are heard first
    this.#later(question, () => this.#costs(question));
  }

  #costs(question: Asked): void {
    const again = recomputed(this.#carried!, this.#catalog!, question.settings);
    const faults = again.problems.filter(p => p.severity === 'error');
    if (faults.length) {
      this.#tell(refused(question, faults.map(p => p.message).join('; ')));
      return;
    }
    this.#tell(this.#answer(question, again, 'costs'));
    this.#later(question, () => this.#tell(this.#answer(question, again, 'traffic')));
  }

  /** Works on a question, unless a newer one has come by then. What breaks down is told, so that nobody waits for it. */
  #later(question: Asked, work: () => void): void {
    setTimeout(() => {
      if (question.id !== this.#latest) return;
      try {
        work();
      } catch (error) {
        this.#tell(refused(question, `it cannot be worked out: ${error instanceof Error ? error.message : error}`));
      }
    }, 0);
  }

  #answer({ id, settings, narrow }: Asked, again: Recomputed, stage: 'costs' | 'traffic'): Answer {
    const carried = this.#carried!;
    const followed = stage === 'traffic';
    const { report: whole, links } = dossierAgain(carried, again, settings, followed);
    const report = sanitized(whole);
    const content = { report, links, followed, narrow };
    const wanted = LIVE.filter(s => s.takes === stage || (followed && s.id === 'verdict'));
    const { split, asOf } = carried;
    const frozen = split && !followed ? frozenCost(split, again.scenario, this.#catalog!, asOf) : undefined;
    return {
      id,
      stage,
      sections: Object.fromEntries(wanted.map(s => [s.id, s.body(content)?.markup ?? null])),
      heading: headingBelow(report),
      monthly: report.plans.map(p => (p.feasible ? (p.monthly?.value ?? null) : null)),
      said: verdictSentence(report),
      ...(frozen === undefined ? {} : { frozen }),
    };
  }
}

const refused = ({ id }: Asked, said: string): Answer => ({
  id,
  stage: 'refused',
  sections: {},
  heading: '',
  monthly: [],
  said,
});
