import type { Dialect } from '../dialects/dialect.ts';
import type { Convention, Mapping } from '../mapping/mapping.ts';

/** Whether rows count cached tokens outside the input, and reasoning beside the output: all of them or none, or by a condition over `provider` and `model`. */
export interface Conventions {
  readonly outside: boolean | string;
  readonly beside: boolean | string;
}

/** `tellsOutside`: whether there is a column `told_outside` of 0 and 1. */
export function conventionsOf(
  mapping: Mapping,
  hasProvider: boolean,
  tellsOutside: boolean,
  dialect: Dialect,
): Conventions {
  const columns = hasProvider ? ['provider', 'model'] : ['model'];
  const keeps = <A extends string, B extends string>(convention: Convention<A, B>, other: B): boolean | string => {
    if (typeof convention === 'string') return convention === other;
    const words = convention[other].flatMap(word =>
      columns.map(column => dialect.containing(`lower(${column})`, word.toLowerCase())),
    );
    return words.length ? words.join(' OR ') : false;
  };
  const outside = keeps(mapping.cached, 'outside');
  const told = tellsOutside ? 'told_outside = 1' : false;
  const either = typeof outside === 'string' && told ? `${outside} OR ${told}` : outside || told;
  return { outside: either, beside: keeps(mapping.reasons, 'beside') };
}

/** Columns of 0 and 1 for what is kept by a condition, as pairs of name and expression: a name that is missing holds no word. */
export const conventionFlags = (conventions: Conventions): readonly (readonly [string, string])[] =>
  Object.entries(conventions).flatMap(([name, holds]) =>
    typeof holds === 'string' ? [[name, `CASE WHEN ${holds} THEN 1 ELSE 0 END`]] : [],
  );
