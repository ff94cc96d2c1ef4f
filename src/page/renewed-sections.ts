/** The parts of the page that a changed scenario changes. */
export class RenewedSections {
  readonly #sections = [...document.querySelectorAll<HTMLElement>('section[data-takes]')];
  #written = this.#sections.map(section => bodyOf(section).innerHTML);

  /** What is shown now is the scenario as it is written. */
  adopt(): void {
    this.#written = this.#sections.map(section => bodyOf(section).innerHTML);
  }

  /** As the page was written. */
  restore(): void {
    this.#sections.forEach((section, i) => {
      if (section.dataset.changed !== undefined) bodyOf(section).innerHTML = this.#written[i]!;
      delete section.dataset.changed;
      section.hidden = false;
    });
    this.busy('none');
  }

  /** Which sections are of a scenario that is not the one of the sliders any more. */
  busy(which: 'all' | 'traffic' | 'none'): void {
    for (const section of this.#sections) {
      const { takes } = section.dataset;
      const isBusy = takes !== 'nothing' && (which === 'all' || (which === 'traffic' && takes === 'traffic'));
      if (isBusy) section.setAttribute('aria-busy', 'true');
      else section.removeAttribute('aria-busy');
    }
  }

  /** Markup comes from the same functions that wrote the page, where everything from outside was escaped. */
  renew(bodies: Readonly<Record<string, string | null>>): void {
    for (const [id, markup] of Object.entries(bodies)) {
      const section = document.getElementById(id);
      if (!section) continue;
      section.hidden = markup === null;
      section.dataset.changed = '';
      bodyOf(section).innerHTML = markup ?? '';
    }
  }
}

const bodyOf = (section: HTMLElement): HTMLElement => section.querySelector<HTMLElement>('.body')!;
