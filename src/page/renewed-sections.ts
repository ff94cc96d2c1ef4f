/** The parts of the page that a changed scenario changes. */
export class RenewedSections {
  readonly #sections = [...document.querySelectorAll<HTMLElement>('section[data-takes]')];
  /** What stood in the sections that were renewed, and whether they were seen. */
  readonly #written = new Map<
    HTMLElement,
    { readonly nodes: readonly Node[]; readonly hidden: HTMLElement['hidden'] }
  >();

  /** What is shown now is the scenario as it is written. */
  adopt(): void {
    this.#written.clear();
  }

  /** As the page was written. */
  restore(): void {
    for (const [section, { nodes, hidden }] of this.#written) {
      bodyOf(section).replaceChildren(...nodes);
      section.hidden = hidden;
    }
    this.#written.clear();
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
      const body = bodyOf(section);
      if (!this.#written.has(section))
        this.#written.set(section, { nodes: [...body.childNodes], hidden: section.hidden });
      body.replaceChildren();
      body.insertAdjacentHTML('beforeend', markup ?? '');
      section.hidden = markup === null;
    }
  }
}

const bodyOf = (section: HTMLElement): HTMLElement => section.querySelector<HTMLElement>('.body')!;
