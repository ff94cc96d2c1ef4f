import type * as z from 'zod/mini';
import type { LeafFault } from '../input/leaf.ts';
import { keyName, leafMessage } from '../input/leaf-message.ts';
import { didYouMean } from '../input/suggest.ts';
import { nodeAt, type Segment } from '../input/tree.ts';
import type { Findings } from './findings.ts';
import { homesOf } from './homes.ts';

/** Turns what zod found into problems at their places. */
export function reportIssues(issues: readonly z.core.$ZodRawIssue[], findings: Findings): void {
  for (const issue of issues) {
    const path = (issue.path ?? []).map(segment => (typeof segment === 'number' ? segment : String(segment)));
    if (issue.code === 'custom') reportLeaf(path, issue.params!.fault as LeafFault, findings);
    else if (issue.code === 'unrecognized_keys') reportKeys(path, issue, findings);
    else reportKind(path, issue as { expected?: string }, findings);
  }
}

/** More unknown keys in one map are one mistake. */
const KEYS_LIMIT = 100;

function reportLeaf(path: Segment[], fault: LeafFault, findings: Findings): void {
  const { code, message, words, hint, ...rest } = fault;
  const node = nodeAt(findings.tree, path);
  if (code === 'E302') {
    missing(path, findings);
    return;
  }
  const meant = words && node?.kind === 'text' ? didYouMean(node.text, words) : undefined;
  const said = leafMessage(path, code, message, node?.kind === 'text' ? node.text : '');
  findings.report(path, code, said, { ...rest, hint: hint ?? meant });
}

function missing(path: Segment[], findings: Findings): void {
  const parent = path.slice(0, -1);
  findings.report(parent, 'E302', `\`${path.at(-1)}\` is missing${parent.length ? ` in ${keyName(parent)}` : ''}`, {
    onKey: true,
  });
}

function reportKeys(path: Segment[], issue: z.core.$ZodRawIssue, findings: Findings): void {
  const { keys, inst } = issue as unknown as {
    keys: string[];
    inst: { _zod: { def: { shape: Record<string, unknown> } } };
  };
  const known = Object.keys(inst._zod.def.shape).filter(key => key !== '$schema');
  for (const key of keys.slice(0, KEYS_LIMIT)) {
    const homes = homesOf(key);
    const hint =
      restOfValue(key) ??
      didYouMean(key, known) ??
      (homes.length ? `\`${key}\` belongs to ${homes.join(' or ')}` : `known: ${known.join(', ')}`);
    findings.report([...path, key], 'E301', `unknown key \`${key}\`${path.length ? ` in ${keyName(path)}` : ''}`, {
      onKey: true,
      hint,
    });
  }
}

/** `2000) USD/GPU` as a key: YAML has cut `normal(30000, 2000) USD/GPU` in two. */
const restOfValue = (key: string): string | undefined =>
  /^[^()]*\)/.test(key)
    ? 'it is the rest of the value before it: inside { } a comma ends a value; write a semicolon, or put the value in quotes'
    : undefined;

/** A map where a list is wanted, and the like; what is below cannot be looked at. */
function reportKind(path: Segment[], issue: { expected?: string }, findings: Findings): void {
  const node = nodeAt(findings.tree, path);
  findings.breaks(path);
  const wanted = issue.expected === 'array' ? 'a list' : 'a map';
  if (!node) missing(path, findings);
  else if (node.kind === 'text' && node.text === '') {
    const expected = `${wanted}; \`{}\` is an empty one`;
    findings.report(path, 'E226', `${keyName(path)}: nothing is written behind the key`, { onKey: true, expected });
  } else {
    const text = node.kind === 'text' ? `the text \`${node.text.slice(0, 40)}\`` : `a ${node.kind}`;
    findings.report(path, 'E225', `${keyName(path)}: expected ${wanted}, got ${text}`);
  }
}
