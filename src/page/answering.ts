import type { Catalog } from '../catalog/catalog.ts';
import type { Problem } from '../input/problem.ts';
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
    setTimeout(() => this.#costs(question), 0);
  }

  #costs(question: Extract<Question, { kind: 'ask' }>): void {
    if (question.id !== this.#latest) return;
    const again = recomputed(this.#carried!, this.#catalog!, question.settings);
    const faults = again.problems.filter(p => p.severity === 'error');
    if (faults.length) {
      this.#tell({ id: question.id, stage: 'refused', sections: {}, heading: '', monthly: [], said: refusal(faults) });
      return;
    }
    this.#tell(this.#answer(question, again, 'costs'));
    setTimeout(() => {
      if (question.id === this.#latest) this.#tell(this.#answer(question, again, 'traffic'));
    }, 0);
  }

  #answer(
    { id, settings, narrow }: Extract<Question, { kind: 'ask' }>,
    again: Recomputed,
    stage: 'costs' | 'traffic',
  ): Answer {
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
      ...(split && !followed ? { frozen: frozen === undefined ? null : String(frozen) } : {}),
    };
  }
}

const refusal = (faults: readonly Problem[]): string => faults.map(p => p.message).join('; ');
