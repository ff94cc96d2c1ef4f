import type { Figure } from '../compiled.ts';
import { FIELDS } from '../fields.ts';
import { type Judge, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf } from './number.ts';
import { said } from './unusual.ts';

/** A model that scores lower than this is not one that its publisher shows; much of it is what guessing gives. */
const LOWEST = 12;

export function judgeBenchmarks(judge: Judge, scores: Readonly<Record<string, Figure>> | undefined): void {
  for (const [name, score] of Object.entries(scores ?? {})) {
    const found = magnitudeOf(score, FIELDS.share);
    const path = ['benchmarks', name];
    judge.limit(path, `the score in ${name}`, found, LIMITS.benchmark);
    const usual = { low: LOWEST, high: 100, unit: '%' };
    judge.expect(RELATION, path, `the score in ${name} is ${found?.text}`, found?.likely, usual, said(score));
  }
}
