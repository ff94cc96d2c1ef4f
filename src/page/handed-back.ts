import type { Setting } from '../input/settings.ts';
import type { Carried } from '../report/page/carried/carried.ts';
import { addressOf } from '../report/page/handed-back/address.ts';
import { changedScenario } from '../report/page/handed-back/changed-scenario.ts';
import { commandLine } from '../report/page/handed-back/command-line.ts';
import type { Position } from '../report/page/what-if/settings-of.ts';
import { byId } from './elements.ts';

/** How a changed scenario leaves the page: as a command, as a file, as an address. */
export class HandedBack {
  readonly #carried: Carried;
  #file = '';
  #position: Position = new Map();

  constructor(carried: Carried) {
    this.#carried = carried;
    byId('copy').addEventListener('click', ({ currentTarget }) =>
      copy(byId('command').textContent ?? '', currentTarget as HTMLElement),
    );
    byId('link').addEventListener('click', ({ currentTarget }) => copy(this.#address(), currentTarget as HTMLElement));
    byId<HTMLAnchorElement>('download').addEventListener('click', ({ currentTarget }) => {
      const link = currentTarget as HTMLAnchorElement;
      URL.revokeObjectURL(link.href);
      link.href = URL.createObjectURL(new Blob([this.#file], { type: 'application/yaml' }));
    });
  }

  show(settings: readonly Setting[], position: Position): void {
    const { name, text } = changedScenario(this.#carried, settings);
    this.#file = text;
    this.#position = position;
    byId('command').textContent = commandLine(this.#carried.command, settings);
    const link = byId<HTMLAnchorElement>('download');
    link.download = name;
    // a link without an address is none; the file is made when it is asked for
    if (!link.hasAttribute('href')) link.href = '#handed-back';
    byId('handed-back').classList.toggle('changed', settings.length > 0);
  }

  /** The address of this page with the sliders where they are. */
  #address(): string {
    return location.href.replace(/#.*$/, '') + addressOf(this.#position);
  }
}

async function copy(text: string, button: HTMLElement): Promise<void> {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Select it by hand';
    getSelection()?.selectAllChildren(byId('command'));
  }
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}
