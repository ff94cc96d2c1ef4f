import { amount, flag, list, name, optional, section } from './field.ts';
import { RANK } from './wanted.ts';

export const uncertaintySchema = section('What moves together, and what is drawn, where uncertain amounts are drawn.', {
  correlations: optional(
    list(
      'Uncertain amounts that move together.',
      section('Amounts of which every pair has the same rank correlation.', {
        between: list('Two or more.', name('Dotted path of an uncertain amount, such as options.a.rent.price.')),
        rank: amount("Spearman's rank correlation, above -1 and below 1.", RANK),
      }),
    ),
  ),
  catalogSpreads: optional(flag('Whether ranges of the catalog are drawn, too. Default true.')),
});
