import { badCharacters } from './characters.ts';
import { readPath, writePath } from './path.ts';
import type { Problem } from './problem.ts';
import { problemAt, SourceText } from './source-text.ts';
import { didYouMean } from './suggest.ts';
import { type Branch, nodeAt, type Tree } from './tree.ts';

/** One `--set PATH=AMOUNT`. */
export interface Setting {
  readonly path: string;
  readonly value: string;
}

/** Reads the argument of `--set`; the fault says what is wrong with it (exit 2). */
export function settingsFrom(argument: string): { readonly setting: Setting } | { readonly fault: string } {
  const path = readPath(argument);
  if (!path)
    return {
      fault: `\`${argument}\` is not PATH=AMOUNT, for example tasks.summarize.input=5k tok (segments with dots or spaces in quotes)`,
    };
  if (argument[path.length] !== '=') return { fault: `\`${argument}\` has no = between path and value` };
  const value = argument.slice(path.length + 1).trim();
  if (value === '') return { fault: `\`${argument}\` has no value` };
  if (badCharacters(value, 1).length > 0 || badCharacters(argument, 1).length > 0)
    return { fault: 'the argument of --set contains control or invisible characters' };
  return { setting: { path: argument.slice(0, path.length), value } };
}

/** Sections whose keys are ids: a setting may change what is there, not add a member. */
const MEMBERS = new Set(['tasks', 'options', 'plans', 'sites', 'staff', 'overheads']);

/** Writes settings into the tree, which is changed. A setting that leads nowhere is a problem; whether the field exists is for the schema to say. */
export function applySettings(tree: Branch, settings: readonly Setting[]): Problem[] {
  const problems: Problem[] = [];
  for (const setting of settings) {
    const argument = `${setting.path}=${setting.value}`;
    const source = new SourceText('--set', argument);
    const path = readPath(setting.path);
    const refuse = (message: string, hint?: string) =>
      problems.push(
        problemAt(source.mark(0, setting.path.length), 'E318', message, {
          path: setting.path,
          ...(hint ? { hint } : {}),
        }),
      );
    if (!path || path.length !== setting.path.length) {
      refuse(`\`${setting.path}\` is not a path`, 'for example tasks.summarize.input');
      continue;
    }
    const { segments } = path;
    let branch: Tree = tree;
    for (const [depth, segment] of segments.slice(0, -1).entries()) {
      let next = nodeAt(branch, [segment]);
      const member = depth === 1 && MEMBERS.has(segments[0]!);
      if (!next && branch.kind === 'map' && !member && !(depth === 0 && MEMBERS.has(segment))) {
        const mark = source.mark(0, setting.path.length);
        next = { kind: 'map', mark, entries: new Map() };
        branch.entries.set(segment, { key: mark, value: next });
      }
      if (!next || next.kind === 'text') {
        const known = branch.kind === 'map' ? [...branch.entries.keys()] : [];
        refuse(
          next
            ? `\`${writePath(segments.slice(0, depth + 1))}\` is a single value, nothing is below it`
            : `unknown path \`${setting.path}\`: there is no \`${segment}\``,
          next ? undefined : didYouMean(segment, known),
        );
        branch = { kind: 'text', mark: tree.mark, text: '', quoted: false };
        break;
      }
      branch = next;
    }
    const last = segments.at(-1)!;
    const mark = source.mark(setting.path.length + 1, setting.value.length);
    const leaf: Tree = { kind: 'text', mark, text: setting.value.normalize('NFC'), quoted: false, argument };
    if (branch.kind === 'map') {
      if (segments.length === 2 && MEMBERS.has(segments[0]!) && !branch.entries.has(last))
        refuse(`unknown path \`${setting.path}\`: there is no \`${last}\``, didYouMean(last, branch.entries.keys()));
      else branch.entries.set(last, { key: source.mark(0, setting.path.length), value: leaf });
    } else if (branch.kind === 'list') {
      if (/^\d+$/.test(last) && branch.items[Number(last)]) branch.items[Number(last)] = leaf;
      else refuse(`unknown path \`${setting.path}\`: the list has items 0 to ${branch.items.length - 1}`);
    }
  }
  return problems;
}
