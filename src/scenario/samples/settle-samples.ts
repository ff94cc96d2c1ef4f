import { keyName } from '../../input/leaf-message.ts';
import { writePath } from '../../input/path.ts';
import { problemAt, SourceText } from '../../input/source-text.ts';
import { type Leaf, nodeAt, type Segment } from '../../input/tree.ts';
import type { Amount } from '../../quantity/amount.ts';
import type { Spread } from '../../quantity/spread.ts';
import { AmountText, standInFor } from '../field.ts';
import type { Findings, Path } from '../findings.ts';
import { cellColumn } from './cell-column.ts';
import { readColumn } from './read-column.ts';
import { type BadLine, sampleValues } from './sample-values.ts';

type Samples = Extract<Spread, { kind: 'samples' }>;

const MOST = 100_000;
const SHOWN = 10;

/** Gives every amount of a parsed scenario that names a file its values, which the tree carries. The value is changed. */
export function settleSamples(value: unknown, findings: Findings, path: readonly Segment[] = []): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Record<string, unknown>;
  for (const [key, child] of Object.entries(holder)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (!(child instanceof AmountText)) settleSamples(child, findings, at);
    else if (child.amount.spread?.kind === 'samples')
      holder[key] = settled(child, child.amount.spread, at, findings) ?? standInFor(child.wanted);
  }
}

function settled(text: AmountText, spread: Samples, path: Path, findings: Findings): AmountText | undefined {
  const { file, column } = spread;
  const refuse = (code: string, message: string, hint?: string) =>
    void findings.report(path, code, `${keyName(path)}: ${message}`, { hint });
  const content = (nodeAt(findings.tree, path) as Partial<Leaf> | undefined)?.samples;
  if (content === undefined) return refuse('E246', `the samples in \`${file}\` were not read`);
  if (typeof content !== 'string') {
    for (const problem of content) {
      if (problem.at) findings.add(path, problem);
      else refuse('E246', problem.message, problem.hint);
    }
    return undefined;
  }
  const table = content.replaceAll('\r\n', '\n');
  const read = readColumn(table, column, MOST);
  const source = new SourceText(besideOf(findings, file), table);
  const used = `in the samples of \`${writePath(path)}\``;
  if ('message' in read) {
    const mark = source.mark(source.start(read.line), source.line(read.line).length);
    findings.add(path, problemAt(mark, 'E247', `${read.message}, ${used}`, read.hint ? { hint: read.hint } : {}));
    return undefined;
  }
  if (read.count > MOST) return refuse('E249', `\`${file}\` has ${read.count} samples, more than ${MOST}`);
  const { values, bad } = sampleValues(read.cells, read.width, text.amount.unit, text.wanted);
  if (bad.length > 0) {
    const markOf = ({ line, length }: BadLine) =>
      source.mark(source.start(line) + cellColumn(source.line(line), read.index) - 1, length);
    for (const line of bad.slice(0, SHOWN))
      findings.add(path, problemAt(markOf(line), 'E248', `${line.message}, ${used}`, hinted(line.hint)));
    const more = bad[SHOWN];
    if (more) findings.add(path, problemAt(markOf(more), 'E248', `and ${bad.length - SHOWN} more bad lines, ${used}`));
    return undefined;
  }
  if (!values.some(v => !v.eq(values[0]!)))
    return refuse(
      'E249',
      values.length === 0 ? `\`${file}\` has no samples` : `every sample in \`${file}\` is ${values[0]!.toFixed()}`,
      values.length === 0 ? undefined : `write \`${values[0]!.toFixed()} ${text.amount.unit.text}\``,
    );
  return new AmountText(valued(text.amount, { ...spread, values }), text.wanted);
}

const hinted = (hint: string | undefined) => (hint === undefined ? {} : { hint });

/** The amount with its samples: the least, the lower one in the middle, the largest. */
function valued(amount: Amount, spread: Samples): Amount {
  const sorted = [...spread.values].sort((a, b) => a.comparedTo(b));
  const likely = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return { ...amount, low: sorted[0]!, likely, high: sorted.at(-1)!, spread };
}

/** The name of a file that lies beside the scenario, as the scenario itself is named. */
const besideOf = ({ tree }: Findings, file: string): string =>
  `${tree.mark.source.file.replace(/[^/\\]*$/, '')}${file}`;
