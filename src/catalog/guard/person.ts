import type { CompiledPerson } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Expected, type Judge, PEERS, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf, numberOf } from './number.ts';
import { middleOf } from './peers.ts';
import { said } from './unusual.ts';

export const SALARY: Expected = { low: 9000, high: 700_000, unit: 'USD/year' };
const LOAD: Expected = { low: 1, high: 2.2 };
/** Salaries of one trade differ between countries by no more than this. */
const AROUND = 8;

export function judgePerson(judge: Judge, person: CompiledPerson, others: readonly CompiledPerson[]): void {
  const salary = magnitudeOf(person.salary, FIELDS.salary);
  const unusual = said(person.salary);
  judge.limit(['salary'], 'the salary', salary, LIMITS.salary, unusual);
  judge.expect(RELATION, ['salary'], `the salary is ${salary?.text}`, salary?.likely, SALARY, unusual);
  const middle = middleOf(others.map(o => numberOf(o.salary, FIELDS.salary)));
  if (middle && middle.count >= 3) {
    const bounds = {
      low: middle.median / AROUND,
      high: middle.median * AROUND,
      unit: 'USD/year',
      why: 'as other people',
    };
    judge.expect(PEERS, ['salary'], `the salary is ${salary?.text}`, salary?.likely, bounds, unusual);
  }
  const load = magnitudeOf(person.load, FIELDS.loadRatio);
  judge.limit(['load'], 'the load', load, LIMITS.loadRatio);
  judge.expect(RELATION, ['load'], `the load is ${load?.text}`, load?.likely, LOAD, said(person.load));
}
