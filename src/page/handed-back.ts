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
    copying('copy', () => byId('command').textContent ?? '');
    copying('link', () => this.#address());
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
    // a link without an address is none; the file is made when it is asked for, and one made before is not this one
    URL.revokeObjectURL(link.href);
    link.href = '#handed-back';
    byId('handed-back').classList.toggle('changed', settings.length > 0);
  }

  /** The address of this page with the sliders where they are. */
  #address(): string {
    return location.href.replace(/#.*$/, '') + addressOf(this.#position);
  }
}

/** A button that copies, and says for a while what came of it. */
function copying(id: string, text: () => string): void {
  const button = byId(id);
  const label = button.textContent;
  let shown = 0;
  button.addEventListener('click', async () => {
    clearTimeout(shown);
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Select it by hand';
      getSelection()?.selectAllChildren(byId('command'));
    }
    clearTimeout(shown);
    shown = setTimeout(() => {
      button.textContent = label;
    }, 1500) as unknown as number;
  });
}
