/** Days on which something is in force: from (inclusive) to (exclusive), both `YYYY-MM-DD`; an undefined end is open. */
export interface Span {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

export type Status = 'effective' | 'scheduled' | 'withdrawn' | 'deprecated';

/** Whether it is in force on a day. What was withdrawn never came into force; what is scheduled does so from its first day on. */
export const inForce = (span: Span & { readonly status?: Status | undefined }, day: string): boolean =>
  span.status !== 'withdrawn' &&
  (span.validFrom === undefined || span.validFrom <= day) &&
  (span.validTo === undefined || day < span.validTo);

/** Whether two spans share a day. */
export const overlap = (a: Span, b: Span): boolean =>
  (a.validFrom === undefined || b.validTo === undefined || a.validFrom < b.validTo) &&
  (b.validFrom === undefined || a.validTo === undefined || b.validFrom < a.validTo);

/** `from 2026-03-13 to 2026-08-17`, `until 2026-03-13`, `from 2027-01-01`, `always`. */
export function describeSpan({ validFrom, validTo }: Span): string {
  if (validFrom && validTo) return `from ${validFrom} to ${validTo}`;
  if (validTo) return `until ${validTo}`;
  return validFrom ? `from ${validFrom}` : 'always';
}

/** The spans nearest to a day on which none is in force: the last before and the first after, in words; withdrawn ones left out. */
export function nearestSpans(spans: readonly (Span & { readonly status?: Status | undefined })[], day: string): string {
  const held = spans.filter(s => s.status !== 'withdrawn');
  const before = held
    .filter(s => s.validTo !== undefined && s.validTo <= day)
    .sort((a, b) => (a.validTo! < b.validTo! ? 1 : -1))[0];
  const after = held
    .filter(s => s.validFrom !== undefined && s.validFrom > day)
    .sort((a, b) => (a.validFrom! < b.validFrom! ? -1 : 1))[0];
  const words = [
    before && `the last one before ended on ${before.validTo}`,
    after && `the next one begins on ${after.validFrom}`,
  ].filter(Boolean);
  return words.join(', ') || 'no price is recorded';
}
