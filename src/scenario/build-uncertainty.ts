import { readPath, writePath } from '../input/path.ts';
import { placeOf } from '../input/source-text.ts';
import { nearestMark } from '../input/tree.ts';
import type { Findings, Path } from './findings.ts';
import { inUnit } from './measure.ts';
import type { Named, Placed } from './placed.ts';
import type { ScenarioText } from './schema.ts';
import type { Correlation, Uncertainty } from './uncertainty.ts';

type Text = NonNullable<Placed<ScenarioText>['uncertainty']>;

const ROOT = ['uncertainty', 'correlations'];
/** Correlated amounts of a scenario: their matrix has the square of it. */
const MOST = 500;

/** What moves together, as far as the text alone can tell; whether a path is uncertain shows when the formulas are built. */
export function buildUncertainty(text: Text | undefined, findings: Findings): Uncertainty {
  const written = Array.isArray(text?.correlations) ? text.correlations : [];
  const correlations = written.flatMap((entry, i): Correlation[] => {
    const at = [...ROOT, i];
    if (findings.isBroken(at) || findings.isBroken([...at, 'between'])) return [];
    const between = entry.between.map((name, j) => pathOf(name, [...at, 'between', j], findings));
    checkCount(between, at, findings);
    return [{ between, rank: inUnit(entry.rank, ''), at: placeOf(nearestMark(findings.tree, at)) }];
  });
  if (new Set(correlations.flatMap(({ between }) => between.map(({ text: path }) => path))).size > MOST)
    findings.report(ROOT, 'E227', `more than ${MOST} amounts are correlated`, { onKey: true });
  else checkPairs(correlations, findings);
  return { correlations, catalogSpreads: text?.catalogSpreads ?? true };
}

/** The name with its path as the program itself writes it. */
function pathOf(name: Named, at: Path, findings: Findings): Named {
  const path = readPath(name.text);
  if (path && path.length === name.text.length) return { ...name, text: writePath(path.segments) };
  if (!findings.isFaulty(at))
    findings.report(at, 'E330', `\`${name.text}\` is not a path`, {
      expected: 'the dotted path of an uncertain amount, such as `options.a.rent.price`',
    });
  return name;
}

function checkCount(between: readonly Named[], at: Path, findings: Findings): void {
  const path = [...at, 'between'];
  if (between.length < 2 && findings.has(path) && !findings.isFaulty(path))
    findings.report(path, 'E227', `\`between\` has ${between.length || 'no'} amount${between.length ? '' : 's'}`, {
      expected: 'two or more paths, such as `[options.a.rent.price, options.b.rent.price]`',
    });
}

/** A pair has one correlation. One slip is told for each entry. */
function checkPairs(correlations: readonly Correlation[], findings: Findings): void {
  const known = new Map<string, number>();
  for (const [i, { between }] of correlations.entries()) {
    const at = [...ROOT, i, 'between'];
    const paths = between.map(({ text }) => text);
    const again = paths.findIndex((path, j) => paths.indexOf(path) !== j);
    if (again !== -1) {
      findings.report([...at, again], 'E332', `\`${paths[again]}\` stands twice in \`between\``);
      continue;
    }
    const pairs = paths.flatMap((a, j) => paths.slice(j + 1).map(b => [a, b].sort()));
    const twice = pairs.find(pair => known.has(pair.join('\n')));
    if (twice)
      findings.report(at, 'E332', `the pair \`${twice[0]}\` and \`${twice[1]}\` is correlated twice`, {
        also: { path: [...ROOT, known.get(twice.join('\n'))!], label: 'the first time' },
        hint: 'every pair of `between` is correlated: leave it in one entry',
      });
    for (const pair of pairs) if (!known.has(pair.join('\n'))) known.set(pair.join('\n'), i);
  }
}
