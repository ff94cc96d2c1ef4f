import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageFault } from './exit.ts';

export type Format = 'table' | 'json' | 'csv' | 'markdown';

/** What commander hands to a command that computes. */
export interface Options {
  readonly format: Format;
  readonly output?: string;
  readonly asOf?: string;
  readonly set: readonly string[];
  readonly catalog?: string;
  readonly quiet?: true;
  readonly color: boolean;
  readonly all?: true;
  readonly cashFlow?: true;
  readonly chart?: true;
  readonly lens?: 'fullyLoaded' | 'marginal' | 'sunk';
}

/** Takes one of a few words; `what` they are is said in the message. */
export const oneOf =
  (known: readonly string[], what = 'formats') =>
  (text: string): string => {
    if (!known.includes(text)) throw new InvalidArgumentError(`Known ${what} are ${known.join(', ')}.`);
    return text;
  };

/** Takes the exit code of a command that was begun. */
export type Done = (code: Promise<number>) => Promise<void>;

/** Written out here, so that starting loads none of the model. */
export const LENSES = ['fullyLoaded', 'marginal', 'sunk'];

/** A day that exists, written YYYY-MM-DD. */
export function asOf(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = (match ?? []).slice(1).map(Number);
  if (!year || !month || !day || month > 12 || day > daysIn(year, month)) {
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD, for example 2026-03-31.');
  }
  return text;
}

const daysIn = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
};

export function depth(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('Write a whole number of levels, 0 or more.');
  return Number(text);
}

/** A share between 0 and 1, such as 1e-6. */
export function share(text: string): number {
  const value = /^\d*\.?\d+(?:e-\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 0 && value < 1)) throw new InvalidArgumentError('Write a number from 0 to below 1, for example 1e-6.');
  return value;
}

/** A length of time in seconds. */
export function seconds(text: string): number {
  const value = /^\d{1,6}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0)) throw new InvalidArgumentError('Write a number of seconds above 0.');
  return value;
}

/** `--set`, the one flag that may be repeated. */
export const settings = (): Option =>
  new Option('--set <path=amount>', 'another value for a field of the scenario; may be repeated')
    .argParser(collected)
    .default([], 'none');

export const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** A flag that is given twice is an error, not the last one silently; those that collect, such as `--set`, may be repeated. */
export function guardRepeats(command: Command): void {
  for (const option of command.options) {
    // a flag of several values is told of each, and counts them itself
    if (option.variadic || option.parseArg === (collected as unknown)) continue;
    let given = 0;
    command.on(`option:${option.name()}`, () => {
      if (++given > 1) throw new UsageFault(`${option.long} is given twice`);
    });
  }
}
