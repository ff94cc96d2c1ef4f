import { type Command, InvalidArgumentError } from 'commander';
import { DEFAULT_QUESTION } from '../report/simulation/question.ts';
import type { Host } from './host.ts';
import { type Done, LENSES, oneOf } from './options.ts';

/** The flags of `tco simulate` besides those of every command that computes. */
export function declareSimulate(command: Command, host: Host, done: Done): void {
  command
    .option('--all', 'every unknown with its source, every driver')
    .option('--lens <lens>', 'what is counted: fullyLoaded, marginal, sunk', oneOf(LENSES, 'lenses'))
    .option(
      '--precision <share>',
      'stop when medians and shares are sure to within this',
      precision,
      DEFAULT_QUESTION.precision.share,
    )
    .option('--draws <number>', 'draws at most', draws, DEFAULT_QUESTION.most)
    .option(
      '--seed <number>',
      'another seed gives other draws, the same seed the same ones',
      seed,
      DEFAULT_QUESTION.seed,
    )
    .option(
      '--workers <number>',
      'threads that draw (default: one for each core, eight at most, once it pays)',
      workers,
    )
    .action((file, options) => done(import('./commands/simulate.ts').then(m => m.simulate(file, options, host))));
}

/** `0.5%` or `0.005`. */
function precision(text: string): number {
  const match = /^(\d*\.?\d+)\s*(%?)$/.exec(text);
  const value = match ? Number(match[1]) / (match[2] ? 100 : 1) : Number.NaN;
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('Write a share above 0, for example 0.5%.');
  return value;
}

/** `100k`, `1M`, `250000`. */
function draws(text: string): number {
  const match = /^(\d{1,9})([kM]?)$/.exec(text);
  const value = match ? Number(match[1]) * { '': 1, k: 1e3, M: 1e6 }[match[2] as '' | 'k' | 'M'] : Number.NaN;
  if (!(value >= 4096 && value <= 1e9)) throw new InvalidArgumentError('Write a number from 4096 to 1000M.');
  return value;
}

function seed(text: string): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw new InvalidArgumentError('Write a whole number from 0 on.');
  return value;
}

function workers(text: string): number {
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= 64)) throw new InvalidArgumentError('Write a whole number from 1 to 64.');
  return value;
}
