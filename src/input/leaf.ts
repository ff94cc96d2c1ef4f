import * as z from 'zod/mini';

/** A type whose input is what the tree holds: maps, lists and texts. */
export type Field<T> = z.ZodMiniType<T, unknown>;

/** What a leaf reports through zod's issues. */
export interface LeafFault {
  readonly code: string;
  readonly message: string;
  readonly expected?: string;
  readonly hint?: string;
  readonly severity?: 'error' | 'warning';
  /** The words a `did you mean` may draw on. */
  readonly words?: readonly string[];
}

/** A type for a single text: `read` gives its value or a fault; after a fault, `standIn` lets the other checks of the run go on; `expected` says what to write instead of a map or a list. */
export function leaf<T>(
  standIn: () => T,
  read: (text: string) => { value: T } | { fault: LeafFault },
  expected?: () => string | undefined,
): Field<T> {
  const type = z.transform((value: unknown, context): T => {
    const result =
      typeof value === 'string'
        ? value === ''
          ? { fault: EMPTY }
          : read(value)
        : { fault: value === undefined ? MISSING : notText(expected?.()) };
    if ('value' in result) return result.value;
    context.issues.push({ code: 'custom', params: { fault: result.fault }, input: value });
    return standIn();
  });
  return type as unknown as Field<T>;
}

const EMPTY: LeafFault = {
  code: 'E226',
  message: 'nothing is written behind the key',
  hint: 'write a value or delete the key',
};
const MISSING: LeafFault = { code: 'E302', message: 'is missing' };
const notText = (expected: string | undefined): LeafFault => ({
  code: 'E225',
  message: 'is a map or a list, one value is wanted here',
  ...(expected === undefined ? {} : { expected }),
});
