import type { CompiledSource } from '../../catalog/compiled.ts';
import { type Leaf, leavesOf } from '../../catalog/diff/leaves.ts';
import { type Screen, shownSafely } from '../screen.ts';
import { padEnd } from '../width.ts';
import { wrap } from '../wrap.ts';
import { amountWords } from './measure.ts';
import type { SourceNotes } from './source-notes.ts';

/** Told elsewhere on the page. */
const ELSEWHERE = /^(?:name$|aliases |entry$)/;
const WORDS: Readonly<Record<string, string>> = {
  kvHeads: 'KV heads',
  headDim: 'head dimension',
  kvBytesPerToken: 'KV cache per token',
  gpusPerServer: 'GPUs per server',
  pue: 'PUE',
  unlessAgreement: 'opened by',
  supersededBy: 'superseded by',
  trainsOnInputs: 'trains on inputs',
  hidden: 'hidden size',
};

/** What does not depend on the day: a line per figure, with the number of its source. */
export function factLines(
  entry: object,
  sources: readonly CompiledSource[],
  notes: SourceNotes,
  screen: Screen,
): string[] {
  const facts = [...leavesOf(entry, sources).values()].filter(
    leaf => leaf.period === '' && !leaf.provenance && !ELSEWHERE.test(leaf.figure),
  );
  const labels = facts.map(fact => shownSafely(label(fact), screen));
  const width = Math.min(Math.max(0, ...labels.map(text => text.length)), Math.floor(screen.width / 2) - 2);
  return facts.flatMap((fact, i) => {
    const said = shownSafely([amountWords(fact.text), notes.mark(fact.source)].filter(Boolean).join(' '), screen);
    if (labels[i]!.length > width) return [...wrap(labels[i]!, screen.width, 2, 4), ...wrap(said, screen.width, 4)];
    const [first = '', ...rest] = wrap(said, Math.max(12, screen.width - width - 4));
    return [`  ${padEnd(labels[i]!, width)}  ${first}`, ...rest.map(line => `  ${' '.repeat(width)}  ${line}`)];
  });
}

/** `contextWindow` → `context window`, `flops bf16` → `bf16`. */
const label = ({ figure }: Leaf): string =>
  (figure === '' ? 'value' : figure)
    .replace(/^flops /, 'dense ')
    .replace(/ value$/, '')
    .split(' ')
    .map(
      word =>
        WORDS[word] ??
        word.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/(?<=[a-z] )[A-Z](?=[a-z])/g, c => c.toLowerCase()),
    )
    .join(' ');
