import { readPath } from '../../input/path.ts';
import type { Problem } from '../../input/problem.ts';
import { didYouMean } from '../../input/suggest.ts';
import type { Correlation } from '../../scenario/uncertainty.ts';
import { choleskyOf, smallestEigenvalue } from './cholesky.ts';
import { type Edge, joinedGroups } from './joined-groups.ts';
import { pearsonOfRank } from './rank-correlation.ts';
import type { CorrelatedGroup } from './sampler.ts';

/** Inputs that are correlated with one another, directly or through others, and with no other input. */
export interface StatedGroup extends CorrelatedGroup {
  /** Correlations of the normal variables behind the inputs (Pearson's r), row by row, in the order of `inputs`. */
  readonly matrix: Float64Array;
}

/**
 * The correlations of uncertain inputs as a Gaussian copula. `inputs` are the paths of all that is uncertain; `isFixed` knows the paths
 * of what is one value. Pairs that nothing is said of are uncorrelated. The problems have the places of the correlations, and no excerpt.
 */
export function correlationMatrix(
  correlations: readonly Correlation[],
  inputs: readonly string[],
  isFixed: (path: string) => boolean,
): { readonly groups: readonly StatedGroup[] } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const position = new Map(inputs.map((path, i) => [path, i]));
  const edges: Edge[] = [];
  for (const correlation of correlations) {
    const known = correlation.between.flatMap(({ text }) => position.get(text) ?? []);
    problems.push(...unknownIn(correlation, inputs, position, isFixed));
    const rank = correlation.rank.toNumber();
    for (const [i, a] of known.entries())
      for (const b of known.slice(i + 1)) edges.push({ a, b, rank, of: correlation });
  }
  const groups = joinedGroups(edges).flatMap(({ members, edges: own }): StatedGroup[] => {
    const matrix = matrixOf(members, own, 1);
    const cholesky = choleskyOf(matrix, members.length);
    if (cholesky) return [{ inputs: members, matrix, cholesky }];
    problems.push(impossible(members, own, matrix, inputs));
    return [];
  });
  return problems.length > 0 ? { problems } : { groups };
}

function matrixOf(members: readonly number[], edges: readonly Edge[], factor: number): Float64Array {
  const size = members.length;
  const row = new Map(members.map((member, i) => [member, i]));
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) matrix[i * size + i] = 1;
  for (const { a, b, rank } of edges) {
    const [i, j] = [row.get(a)!, row.get(b)!];
    matrix[i * size + j] = matrix[j * size + i] = pearsonOfRank(rank * factor);
  }
  return matrix;
}

function unknownIn(
  { between }: Correlation,
  inputs: readonly string[],
  position: ReadonlyMap<string, number>,
  isFixed: (path: string) => boolean,
): readonly Problem[] {
  return between
    .filter(({ text }) => !position.has(text))
    .map(({ text, at }): Problem => {
      const common = { severity: 'error', path: text, at, length: text.length } as const;
      if (isFixed(text))
        return {
          ...common,
          code: 'E331',
          message: `\`${text}\` is one fixed value, not uncertain`,
          hint: 'give it a range or a distribution, or leave it out of the correlation',
        };
      const hint = didYouMean(text, inputs) ?? sameEnding(text, inputs) ?? listed(inputs);
      return { ...common, code: 'E330', message: `no uncertain amount is at \`${text}\``, hint };
    });
}

/** Paths that end in the same field are often what is meant. */
function sameEnding(path: string, inputs: readonly string[]): string | undefined {
  const end = (text: string) => readPath(text)?.segments.at(-1);
  const like = inputs.filter(input => end(input) === end(path)).slice(0, 3);
  return like.length ? `did you mean ${like.map(input => `\`${input}\``).join(' or ')}?` : undefined;
}

const listed = (inputs: readonly string[]): string =>
  inputs.length === 0
    ? 'nothing in this scenario is uncertain'
    : `uncertain: ${inputs.slice(0, 8).join(', ')}${inputs.length > 8 ? ` and ${inputs.length - 8} more` : ''}`;

const NAMED = 6;
/** Factors are told to a thousandth, rounded down. */
const STEPS = 1000;

function impossible(
  members: readonly number[],
  edges: readonly Edge[],
  matrix: Float64Array,
  inputs: readonly string[],
): Problem {
  const names = members.slice(0, NAMED).map(member => `\`${inputs[member]}\``);
  const more = members.length > NAMED ? ` and ${members.length - NAMED} more` : '';
  let [can, cannot] = [0, STEPS];
  while (cannot - can > 1) {
    const middle = (can + cannot) >> 1;
    if (choleskyOf(matrixOf(members, edges, middle / STEPS), members.length)) can = middle;
    else cannot = middle;
  }
  const eigenvalue = smallestEigenvalue(matrix, members.length).toPrecision(3);
  return {
    code: 'E333',
    severity: 'error',
    message: `the correlations of ${names.join(', ')}${more} cannot hold together (smallest eigenvalue ${eigenvalue})`,
    path: 'uncertainty.correlations',
    at: edges[0]!.of.at,
    hint: `with all of their ranks times ${can / STEPS} they could`,
  };
}
