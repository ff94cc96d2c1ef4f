import { codePoint } from './characters.ts';

const DISTANCE_LIMIT = 2;
const SUGGESTION_LIMIT = 3;

/** A word that was begun and not finished is meant rather than one that is two slips away. */
const BEGUN = 0.5;
const SHORTEST_BEGINNING = 3;

/**
 * The known words nearest to a written one, nearest first: at most two slips away (and never more than half of the word), or the same
 * but for case, hyphens and look-alike letters; or words that it begins, and then none that is two slips away.
 */
export function suggestions(written: string, known: Iterable<string>): string[] {
  const folded = fold(written);
  const limit = Math.min(DISTANCE_LIMIT, Math.floor(written.length / 2));
  const near: { word: string; distance: number }[] = [];
  for (const word of known) {
    const other = fold(word);
    const begun = folded.length >= SHORTEST_BEGINNING && other.startsWith(folded);
    const distance = other === folded ? 0 : begun ? BEGUN : slips(written, word, limit);
    if (distance <= limit || begun) near.push({ word, distance });
  }
  const isBegun = near.some(({ distance }) => distance === BEGUN);
  return near
    .filter(({ distance }) => !isBegun || distance < DISTANCE_LIMIT)
    .sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
    .slice(0, SUGGESTION_LIMIT)
    .map(n => n.word);
}

/** ``did you mean `a` or `b`?``, with a notice of letters of another script; undefined when nothing is near and nothing strange. */
export function didYouMean(written: string, known: Iterable<string>): string | undefined {
  const near = suggestions(written, known).map(word => `\`${word}\``);
  const ask =
    near.length === 0
      ? undefined
      : `did you mean ${near.length > 1 ? `${near.slice(0, -1).join(', ')} or ${near.at(-1)}` : near[0]}?`;
  return [ask, lookAlikes(written)].filter(Boolean).join(' ') || undefined;
}

/** `contains Cyrillic U+0440`, for a text of mostly Latin letters with letters of another script in it. */
export function lookAlikes(text: string): string | undefined {
  if (!/[a-z]/i.test(text)) return undefined;
  for (const [script, pattern] of SCRIPTS) {
    const found = pattern.exec(text);
    if (found) return `(\`${text}\` contains ${script} ${codePoint(found[0].codePointAt(0)!)})`;
  }
  return undefined;
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['full-width', /[\uff01-\uff5e]/u],
];

const LOOKS: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  ο: 'o',
  α: 'a',
  ν: 'v',
  ι: 'i',
  ρ: 'p',
  τ: 't',
  κ: 'k',
};

const fold = (text: string): string =>
  [...text.normalize('NFKC').toLowerCase()]
    .map(c => (Object.hasOwn(LOOKS, c) ? LOOKS[c] : c))
    .join('')
    .replace(/[-_. ]/g, '');

/** Damerau–Levenshtein distance (insertions, deletions, changes, neighbours swapped), or `limit + 1` when it is larger. */
export function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 200) return limit + 1;
  let [before, last]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before![j - 2]! + 1 : Infinity;
      row.push(Math.min(last![j]! + 1, row[j - 1]! + 1, change, swapped));
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last!, row];
  }
  return last![b.length]!;
}
