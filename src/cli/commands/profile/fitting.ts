import { InputFault, type Problem } from '../../../input/problem.ts';
import { didYouMean } from '../../../input/suggest.ts';
import type { OpenSource } from '../../../usage/ask-log.ts';
import { lackingColumns } from '../../../usage/mapping/lacking-columns.ts';
import { KNOWN_LOGS } from '../../../usage/sources/known-logs.ts';

/**
 * What a mapping names and a log does not have, as warnings: a misspelt column would be a log without cached tokens. A known log
 * need not have all that it may have. Throws InputFault where no request could count.
 */
export function misfits({ mapping, columns, shown }: OpenSource): readonly Problem[] {
  const isKnown = KNOWN_LOGS.some(({ id }) => id === mapping.name);
  const found = lackingColumns(mapping, columns).flatMap(({ field, columns: of, needed }): Problem[] => {
    if (isKnown && !needed) return [];
    const meant = of.flatMap(path =>
      didYouMean(
        path,
        columns.map(({ name }) => name),
      ),
    );
    const hint = meant.find(text => text !== undefined);
    return [
      {
        code: needed ? 'E602' : 'E611',
        severity: needed ? 'error' : 'warning',
        message: `${shown} has no column ${of.map(path => `\`${path}\``).join(' or ')}, which the mapping \`${mapping.name}\` names for \`${field}\``,
        ...(hint === undefined ? {} : { hint }),
      },
    ];
  });
  if (found.some(({ severity }) => severity === 'error')) throw new InputFault(found);
  return found;
}
