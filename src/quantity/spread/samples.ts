import { ZERO } from '../decimal.ts';
import { refused } from '../refusal.ts';
import type { DraftOf } from './draft.ts';

/** `samples(prices.csv, column) USD/GPU/h`: what is in the file is read later, so the amount has no values yet. */
export const samples: DraftOf = ({ parts, text }) => {
  const [file = '', column] = parts;
  if (file === '' || column === '' || parts.length > 2)
    return refused(
      'spread-arguments',
      `\`${text}\`: \`samples\` takes a file and, where it has several columns, the name of one`,
      '`samples(prices.csv)` or `samples(prices.csv, column)`',
    );
  const fault = sampleNameFault(file);
  if (fault) return refused('samples-name', `\`${text}\`: ${fault}`, 'put the file beside the scenario, or below it');
  return { spread: { kind: 'samples', file, column, values: [] }, low: ZERO, likely: ZERO, high: ZERO };
};

/** Why a name is none of a file beside a scenario or below it. */
export function sampleNameFault(name: string): string | undefined {
  if (name === '-') return '`-` is no file';
  if (name.includes('\\')) return `\`${name}\` has a backslash; folders are apart by /`;
  if (name.startsWith('/') || name.startsWith('~') || /^[a-z]+:/i.test(name))
    return `\`${name}\` is not a path from the folder of the scenario`;
  if (name.split('/').includes('..')) return `\`${name}\` leads out of the folder of the scenario`;
  return undefined;
}
