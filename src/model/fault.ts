import type { Problem } from '../input/problem.ts';
import type { Place } from '../quantity/source.ts';

/** Collects what makes a scenario impossible to cost; all of it is reported together. */
export class Faults {
  readonly problems: Problem[] = [];
  readonly #known = new Set<string>();

  error(code: string, message: string, at?: Place, more: Pick<Problem, 'hint' | 'expected' | 'path'> = {}): void {
    this.add('error', code, message, at, more);
  }

  warning(code: string, message: string, at?: Place, more: Pick<Problem, 'hint' | 'expected' | 'path'> = {}): void {
    this.add('warning', code, message, at, more);
  }

  private add(
    severity: Problem['severity'],
    code: string,
    message: string,
    at: Place | undefined,
    more: Pick<Problem, 'hint' | 'expected' | 'path'>,
  ): void {
    const key = `${code} ${message}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.problems.push({ code, severity, message, ...(at ? { at } : {}), ...more });
  }

  get failed(): boolean {
    return this.problems.some(p => p.severity === 'error');
  }
}
