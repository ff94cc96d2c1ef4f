import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import type { Tree } from '../../input/tree.ts';
import type { Form } from './imported.ts';

/** Whose form a file seems to have, by what stands at its top. */
export function formOf(tree: Tree): Form | undefined {
  if (tree.kind === 'list') return tree.items.some(item => has(item, 'models')) ? 'genai-prices' : undefined;
  if (tree.kind !== 'map') return undefined;
  if (tree.entries.get('data')?.value.kind === 'list') return 'openrouter';
  const values = [...tree.entries.values()].map(entry => entry.value);
  if (values.some(value => has(value, 'litellm_provider'))) return 'litellm';
  return values.some(value => has(value, 'models')) ? 'models.dev' : undefined;
}

const has = (tree: Tree, key: string): boolean => tree.kind === 'map' && tree.entries.has(key);

const WANTED: Readonly<Record<Form, string>> = {
  litellm: 'a map of models, each with `litellm_provider`',
  'genai-prices': 'a list of providers, each with `models`',
  openrouter: 'a map with a list `data`',
  'models.dev': 'a map of providers, each with `models`',
};

/** What to say of a file that has another form than asked for. */
export function wrongForm(tree: Tree, wanted: Form): Problem | undefined {
  const found = formOf(tree);
  if (found === wanted) return undefined;
  const kind = { map: 'a map', list: 'a list', text: 'a single value' }[tree.kind];
  return problemAt(tree.mark, 'E471', `this is ${kind} without the form of ${wanted}`, {
    expected: WANTED[wanted],
    ...(found ? { hint: `it looks like \`--from ${found}\`` } : {}),
  });
}
