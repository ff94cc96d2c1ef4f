import { InputFault, type Problem } from '../../../input/problem.ts';
import { didYouMean } from '../../../input/suggest.ts';
import { lackingColumns, reaches } from '../../../usage/mapping/lacking-columns.ts';
import { MISSING_PAGE } from '../../../usage/missing-page.ts';
import { type OpenPart, type OpenSource, partsOf } from '../../../usage/open-source.ts';
import { KNOWN_LOGS } from '../../../usage/sources/known-logs.ts';
import { UsageFault } from '../../exit.ts';

/**
 * What a mapping names and a log does not have, as warnings: a misspelt column would be a log without cached tokens. A known log
 * need not have all that it may have. Throws InputFault where no request could count,
 * and UsageFault where what they are to be grouped by is not there.
 */
export function misfits(source: OpenSource): readonly Problem[] {
  const found = partsOf(source).flatMap(misfitsOf);
  if (found.some(({ severity }) => severity === 'error')) throw new InputFault(found);
  return found;
}

function misfitsOf({ mapping, columns, seen, shown, labels, goesOn }: OpenPart): readonly Problem[] {
  const isKnown = KNOWN_LOGS.some(({ id }) => id === mapping.name);
  const strange = labels.filter(of => !of.some(path => reaches(columns, mapping, path)));
  if (strange[0])
    throw new UsageFault(`--by: ${shown} has no column ${strange[0].map(path => `\`${path}\``).join(' or ')}`);
  // what the first documents of JSON do not have may stand in later ones
  const there = seen ?? columns;
  const found = lackingColumns(mapping, there).flatMap(({ field, columns: of, needed: isNeeded }): Problem[] => {
    const needed = isNeeded && !seen;
    if (isKnown && !needed) return [];
    const meant = of.flatMap(path =>
      didYouMean(
        path,
        there.map(({ name }) => name),
      ),
    );
    const hint = meant.find(text => text !== undefined);
    return [
      {
        code: needed ? 'E602' : 'E611',
        severity: needed ? 'error' : 'warning',
        message: `${seen ? `the first documents of ${shown} have` : `${shown} has`} no column ${of.map(path => `\`${path}\``).join(' or ')}, which the mapping \`${mapping.name}\` names for \`${field}\``,
        ...(hint === undefined ? {} : { hint }),
      },
    ];
  });
  return goesOn ? [...found, unfinished(shown)] : found;
}

const unfinished = (shown: string): Problem => ({
  code: 'E607',
  severity: 'warning',
  message: `${shown}: ${MISSING_PAGE.message}`,
  hint: MISSING_PAGE.hint,
});
