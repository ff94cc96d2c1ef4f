const LONGEST = 40;

/** Names that no scenario may have as keys; a third has underlines, which no id keeps. */
const RESERVED = new Set(['constructor', 'prototype']);

/** A text of a log as an id of a scenario: letters, digits and hyphens; whatever stands in a log, an id is harmless. */
export function idOf(text: string, otherwise: string): string {
  const id = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^[-.]+|[-.]+$/g, '');
  if (id === '') return otherwise;
  return RESERVED.has(id) ? `${otherwise}-${id}` : id;
}

/** Gives out ids, each once: a second one of the same text gets `-2` behind it. */
export class Ids {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.#taken.has(id); n++) id = `${wanted}-${n}`;
    this.#taken.add(id);
    return id;
  }
}
