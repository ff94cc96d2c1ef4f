import type { CompiledSource, SourceRef } from '../../catalog/compiled.ts';
import { type Screen, shownSafely } from '../screen.ts';
import { wrap } from '../wrap.ts';

/** Numbers the sources of a page in the order in which they are met, for `[1]` behind a figure. */
export class SourceNotes {
  readonly #sources: readonly CompiledSource[];
  readonly #met: CompiledSource[] = [];

  constructor(sources: readonly CompiledSource[]) {
    this.#sources = sources;
  }

  /** `[2]`; nothing where there is no source. */
  mark(ref: SourceRef | undefined): string {
    const source = typeof ref === 'number' ? this.#sources[ref] : ref;
    if (!source) return '';
    const same = (a: CompiledSource): boolean =>
      a.title === source.title && a.url === source.url && a.read === source.read && a.grade === source.grade;
    let at = this.#met.findIndex(same);
    if (at < 0) at = this.#met.push(source) - 1;
    return `[${at + 1}]`;
  }

  /** Title, grade, day and address of every source met. */
  lines(screen: Screen): string[] {
    return this.#met.flatMap(({ title, url, read, grade }, i) => {
      const mark = `[${i + 1}]`;
      const indent = 3 + mark.length;
      return [
        ...wrap(shownSafely(`${mark} ${title}, read on ${read}, ${grade}`, screen), screen.width, 2, indent),
        ...(url === undefined ? [] : wrap(shownSafely(url, screen), screen.width, indent).map(screen.style.faint)),
      ];
    });
  }
}
