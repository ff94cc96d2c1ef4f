import type { CompiledDefault } from '../compiled.ts';
import { DEFAULTS } from '../fields.ts';
import { type Expected, type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf } from './number.ts';
import { SALARY } from './person.ts';
import { ELECTRICITY, PUE } from './site.ts';

/** What each default may be at all, and what it is usually. */
const KNOWN: Readonly<Record<string, readonly [limit: Expected, usual: Expected]>> = {
  'staff.mlops.fte': [LIMITS.staffTime, { low: 0.05, high: 2, unit: 'FTE' }],
  'staff.mlops.salary': [
    LIMITS.salary,
    { ...SALARY, low: 60_000, high: 600_000, why: 'for an engineer in the USA, fully loaded' },
  ],
  'site.electricity': [LIMITS.electricity, ELECTRICITY],
  'site.pue': [LIMITS.pue, PUE],
  'drift.api': [LIMITS.yearlyChange, { low: -50, high: 10, unit: '%/year' }],
  'drift.rent': [LIMITS.yearlyChange, { low: -40, high: 40, unit: '%/year' }],
};

export function judgeDefaults(judge: Judge, defaults: Readonly<Record<string, CompiledDefault>>): void {
  for (const [id, { value, unusual }] of Object.entries(defaults)) {
    const known = KNOWN[id];
    const wanted = DEFAULTS[id];
    if (!known || !wanted) continue;
    const found = magnitudeOf(value, wanted);
    judge.limit([id, 'value'], id, found, known[0]);
    judge.expect(RELATION, [id, 'value'], `${id} is ${value}`, found?.likely, known[1], unusual);
  }
}
