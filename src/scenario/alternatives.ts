import type * as z from 'zod/mini';
import { transform } from 'zod/mini';
import { descriptions, type Field } from './field.ts';

type Output<F> = F extends Field<infer T> ? T : F extends z.ZodMiniType ? z.output<F> : never;

/** What a type built by {@link oneOf} may be; JSON Schema writes it as `anyOf`. */
export const branchesOf = new WeakMap<object, readonly z.ZodMiniType[]>();

/**
 * A value of one of several forms. Which one is told by looking at the value, so that its errors are those of the form that was meant
 * and not of every form there is.
 */
export function oneOf<const B extends readonly Field<unknown>[]>(
  description: string,
  pick: (value: unknown) => number,
  ...branches: B
): Field<Output<B[number]>> {
  const type = transform((value: unknown, context): unknown => {
    const branch = branches[pick(value)]!;
    const payload = branch._zod.run({ value, issues: [] }, { async: false, jitless: true }) as z.core.ParsePayload;
    context.issues.push(...payload.issues);
    return payload.value;
  });
  descriptions.set(type, () => ({ description }));
  branchesOf.set(type, branches);
  return type as unknown as Field<Output<B[number]>>;
}

/** Whether a value is a map that has a key. */
export const has = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key);

/** Picks the first form for a text, the second for a map or list. */
export const textOrMap = (value: unknown): number => (typeof value === 'object' ? 1 : 0);
