import type { Segment } from './tree.ts';

/** The key that a person would name: `` `input` ``, `` `hourly[3]` ``. */
export function keyName(path: readonly Segment[]): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `\`${String(path.at(-2) ?? '')}[${last}]\`` : `\`${last}\``;
}

/** Faults of units say what is wrong with the text, not the text. */
const WITHOUT_TEXT = ['E212', 'E213', 'E214'];

/** What is wrong with one value, after the key it stands at: `` `input`: `3` has no unit ``. */
export function leafMessage(path: readonly Segment[], code: string, message: string, written: string): string {
  return `${keyName(path)}: ${WITHOUT_TEXT.includes(code) ? `\`${written}\` ` : ''}${message}`;
}
