import { inForce, type Span, type Status } from '../../catalog/dates.ts';

type Dated = Span & { readonly status?: Status | undefined };

/** `2026-03-13 to 2026-08-17`, `until 2026-03-13`, `from 2027-01-01`, `undated`. */
export function spanWords({ validFrom, validTo }: Span): string {
  if (validFrom && validTo) return `${validFrom} to ${validTo}`;
  if (validTo) return `until ${validTo}`;
  return validFrom ? `from ${validFrom}` : 'undated';
}

/** What a period is on a day: `in force`, `scheduled`, `withdrawn` (it never came into force), `over`. */
export function stateWords(period: Dated, day: string): string {
  if (period.status === 'withdrawn') return 'withdrawn';
  if (inForce(period, day)) return period.status === 'deprecated' ? 'in force, deprecated' : 'in force';
  if (period.validFrom !== undefined && day < period.validFrom)
    return period.status === 'scheduled' ? 'scheduled' : 'not yet';
  return 'over';
}
