import { didYouMean } from '../../input/suggest.ts';
import { KINDS, type KindName } from './kinds.ts';

/** Why a path is not that of an entry, as far as it can be told: the folder, the ending, the depth, the letters. */
export function misplaced(path: string): string {
  const [folder = '', ...below] = path.split('/');
  const kinds = Object.keys(KINDS) as KindName[];
  const kind = kinds.find(name => name === folder.toLowerCase() && KINDS[name].wanted.includes('/'));
  if (!kind || below.length === 0) {
    const near = below.length === 0 ? undefined : didYouMean(folder, kinds);
    return near ?? `files of the catalog are ${kinds.map(name => KINDS[name].wanted).join(', ')}`;
  }
  const { wanted } = KINDS[kind];
  if (path.split('/').length !== wanted.split('/').length) return `its path would be \`${wanted}\``;
  if (!path.endsWith('.yaml')) return 'its name must end in `.yaml`';
  const lower = path.toLowerCase();
  if (path !== lower) return `write it in lower case: \`${lower}\``;
  return 'a name has letters, digits, dots, hyphens and underscores, at most 64, the first and the last a letter or digit';
}
