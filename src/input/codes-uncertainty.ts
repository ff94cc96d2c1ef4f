import { type CodeEntry, entry } from './code-entry.ts';

/** E240 to E249, E330 to E333: uncertain amounts, and what moves together. */
export const UNCERTAINTY_CODES: Readonly<Record<string, CodeEntry>> = {
  E240: entry(
    'a range of no width',
    'A range or a distribution that can only be one number (`5..5`, `normal(5, 0)`, a choice of equal values) says that something is uncertain and how much, and the two contradict each other. Write the number alone, or the width that it really has.',
  ),
  E241: entry(
    'unknown distribution',
    'An amount may be `triangular(low..likely..high)`, `normal(mean, sd)`, `lognormal(mean, sd)`, `choice(value @weight, …)` or `samples(FILE, COLUMN)`, with the unit behind the bracket. `docs/uncertainty.md` has every form.',
  ),
  E242: entry(
    'wrong arguments of a distribution',
    'Between the brackets stands something else than this distribution takes: too few or too many numbers, a name it does not know, two names that do not go together, or a bracket that is not closed. In YAML a comma inside `{ }` and `[ ]` ends the value, so arguments are apart at `;` there, or the amount stands in quotes.',
  ),
  E243: entry(
    'a distribution that cannot be',
    'A standard deviation is above 0, a lower quantile lies below the upper one, and a lognormal amount is above 0 everywhere.',
  ),
  E244: entry(
    'weights of a choice',
    'The weights of `choice(2.00 @60%, 4.00 @40%)` are shares above 0 that add up to exactly 1, `60%`, `0.6` or `3/5`. Without any weight every value comes alike often.',
  ),
  E245: entry(
    'a value stands twice in a choice',
    'A value that is written twice is a slip in one of the two. Write it once, with the sum of the weights.',
  ),
  E246: entry(
    'a file of samples that is not read',
    'The file of `samples(FILE)` lies in the folder of the scenario or below it, is named by its path from there, is a regular file, and all files of a scenario have at most 8 MiB together. A scenario from standard input looks in the current folder. Only scenarios read samples, the catalog and own prices do not.',
  ),
  E247: entry(
    'a file of samples that is no table',
    'Samples are read from a CSV file: one number a line, or several columns with their names in the first line, of which `samples(FILE, COLUMN)` names one.',
  ),
  E248: entry(
    'a sample that cannot be used',
    'A cell of a file of samples is empty, is not a number in the form in which amounts are written, or lies outside the bounds of the field. Nothing is left out silently: mend the line or delete it. Numbers are in the unit that is written in the scenario.',
  ),
  E249: entry(
    'too few or too many samples',
    'A file of samples has at least two different numbers, and at most 100,000.',
  ),
  E330: entry(
    'a correlation of something else than uncertain amounts',
    '`between` names uncertain amounts of the scenario or the catalog by their dotted paths, as `--set` and `tco explain` write them: `options.a.rent.price`.',
  ),
  E331: entry(
    'a correlation with a fixed value',
    'The amount at that path is one number, so nothing can move together with it. Give it a range or a distribution, or leave it out of the correlation.',
  ),
  E332: entry(
    'a pair that is correlated twice',
    'Two amounts have one rank correlation. A pair is named in one entry of `correlations` only, and once in it.',
  ),
  E333: entry(
    'correlations that cannot hold together',
    'If A moves with B and B with C, A cannot move against C as strongly: the matrix of all correlations must be positive definite. The message names the amounts, and by which factor their ranks can be multiplied so that all of them can hold.',
  ),
};
