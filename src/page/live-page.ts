import type { Setting } from '../input/settings.ts';
import type { Carried } from '../report/page/carried/carried.ts';
import { fromTagged } from '../report/page/carried/tagged.ts';
import { fastCosts } from '../report/page/fast-costs.ts';
import type { FrozenCost } from '../report/page/frozen/frozen-cost.ts';
import { frozenSentence } from '../report/page/frozen/frozen-sentence.ts';
import { positionIn } from '../report/page/handed-back/address.ts';
import { carriedCatalog, recomputed } from '../report/page/recomputed.ts';
import { type Position, settingsOf } from '../report/page/what-if/settings-of.ts';
import { Controls } from './controls.ts';
import { byId } from './elements.ts';
import { HandedBack } from './handed-back.ts';
import type { Answer } from './messages.ts';
import { openWhilePrinting } from './printing.ts';
import { Readout } from './readout.ts';
import { RenewedSections } from './renewed-sections.ts';
import { themeButton } from './theme-button.ts';
import { startThread, type Thread } from './thread.ts';

/** How long a slider rests before exact figures are asked for, in ms. */
const PAUSE = 120;

/** Makes the written page live: costs in float64 with every move of a slider, everything in exact decimals after a pause. */
export class LivePage {
  readonly #script: string;
  readonly #json = byId('carried').textContent ?? '';
  readonly #carried = fromTagged(JSON.parse(this.#json)) as Carried;
  readonly #catalog = carriedCatalog(this.#carried);
  readonly #controls = new Controls(this.#carried.sliders, () => this.#moved());
  readonly #readout = new Readout();
  readonly #sections = new RenewedSections();
  readonly #back = new HandedBack(this.#carried);
  readonly #heading = byId('heading').textContent;
  #thread: Thread | undefined;
  #frame = 0;
  #pause = 0;
  #asked = 0;
  readonly #phone = matchMedia('(max-width: 34rem)');

  constructor(script: string) {
    this.#script = script;
  }

  start(): void {
    byId('reset').addEventListener('click', () => {
      this.#controls.place(new Map());
      this.#changed();
    });
    addEventListener('hashchange', () => this.#follow());
    this.#phone.addEventListener('change', () => this.#redraw());
    themeButton();
    openWhilePrinting();
    this.#back.show([], new Map());
    document.documentElement.classList.add('live');
    this.#follow();
    note('interactive', performance.now());
    whenIdle(() => this.#warmUp());
  }

  /** An address that says where the sliders are. */
  #follow(): void {
    const position = positionIn(location.hash);
    if (!this.#carried.sliders.some(({ id }) => position.has(id))) return;
    this.#controls.place(position);
    this.#changed();
  }

  /** The first move of a slider should find everything compiled. */
  #warmUp(): void {
    const horizon = this.#carried.scenario.horizon;
    fastCosts(recomputed(this.#carried, this.#catalog, []));
    whenIdle(() => {
      fastCosts(recomputed(this.#carried, this.#catalog, [{ path: 'horizon', value: `${horizon} month` }]));
      this.#thread ??= this.#startThread();
      note('warm', performance.now());
      if (this.#phone.matches) this.#redraw();
    });
  }

  /** Charts that were drawn for the other width are drawn anew. */
  #redraw(): void {
    if (this.#controls.position.size) this.#changed();
    else this.#ask([]);
  }

  #startThread(): Thread {
    const thread = startThread(this.#script, answer => this.#hear(answer));
    thread.ask({ kind: 'carried', json: this.#json });
    return thread;
  }

  /** Moves within one frame are one. */
  #moved(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#changed();
    });
  }

  #changed(): void {
    const began = performance.now();
    const settings = settingsOf(this.#carried.sliders, this.#controls.position);
    this.#asked++;
    clearTimeout(this.#pause);
    byId<HTMLButtonElement>('reset').disabled = this.#controls.position.size === 0;
    byId('now').classList.toggle('changed', settings.length > 0);
    if (settings.length === 0) this.#restore();
    else this.#pause = setTimeout(() => this.#ask(settings), PAUSE) as unknown as number;
    this.#back.show(settings, this.#controls.position);
    if (settings.length) this.#costNow(settings);
    note('step', performance.now() - began);
  }

  #costNow(settings: readonly Setting[]): void {
    const again = recomputed(this.#carried, this.#catalog, settings);
    const faults = again.problems.filter(p => p.severity === 'error');
    byId('fault').textContent = faults.map(p => p.message).join('; ');
    this.#readout.show(
      faults.length
        ? []
        : fastCosts(again).map(c => (c.possible && Number.isFinite(c.monthly) ? `${c.monthly}` : null)),
      false,
    );
    this.#state(`${moved(this.#controls.position)}; all else is being recomputed …`);
    this.#sections.busy('all');
    delete document.documentElement.dataset.exact;
  }

  #ask(settings: readonly Setting[]): void {
    this.#thread ??= this.#startThread();
    this.#thread.ask({ kind: 'ask', id: this.#asked, settings, narrow: this.#phone.matches });
  }

  #hear({ id, stage, sections, heading, monthly, said, frozen }: Answer): void {
    if (id !== this.#asked) return;
    const { position } = this.#controls;
    if (position.size === 0) {
      this.#sections.renew(sections);
      // half of it could not be told from the page as it was written
      if (stage === 'traffic') this.#sections.adopt();
      return;
    }
    if (stage === 'refused') {
      byId('fault').textContent = said;
      byId('said').textContent = said;
      byId('heading').textContent = this.#heading;
      this.#sections.restore();
      this.#unfrozen();
      this.#state('With these settings there are no figures; those below are of the scenario as it is written.');
      note('exact', id);
      return;
    }
    this.#sections.renew(sections);
    this.#readout.show(monthly, true);
    byId('heading').textContent = heading;
    if (frozen !== undefined) this.#frozen(frozen);
    if (stage === 'costs') {
      this.#sections.busy('traffic');
      byId('said').textContent = said;
      return;
    }
    this.#sections.busy('none');
    this.#state(`${moved(position)}; everything is recomputed.`);
    note('exact', id);
  }

  /** The split is not searched for again: that takes a solver and time. */
  #frozen(cost: FrozenCost): void {
    const place = document.getElementById('frozen');
    if (!place) return;
    place.hidden = false;
    place.textContent = frozenSentence(cost, this.#carried.scenario.currency);
  }

  #restore(): void {
    this.#state('The scenario as it is written.');
    byId('heading').textContent = this.#heading;
    this.#readout.restore();
    this.#sections.restore();
    byId('fault').textContent = '';
    this.#unfrozen();
    byId('said').textContent = 'The scenario as it is written.';
    note('exact', this.#asked);
  }

  #unfrozen(): void {
    const place = document.getElementById('frozen');
    if (place) place.hidden = true;
  }

  readonly #state = (text: string): void => {
    byId('state').textContent = text;
  };
}

const moved = ({ size }: Position): string => `${size} slider${size === 1 ? '' : 's'} moved`;

/** What tests and the curious can read: times in ms by the clock of the page, and which answer is shown. */
function note(what: 'interactive' | 'warm' | 'step' | 'exact', value: number): void {
  document.documentElement.dataset[what] = `${Number(value.toFixed(2))}`;
}

const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work, 50);
};
