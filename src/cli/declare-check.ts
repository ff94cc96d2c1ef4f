import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Host } from './host.ts';
import { collected, type Done } from './options.ts';

export const CHECK_FORMATS = ['table', 'json', 'markdown', 'junit', 'github'] as const;

/** The flags of `tco check` besides those of every command that computes. */
export function declareCheck(command: Command, host: Host, done: Done): void {
  command
    .option('--baseline <report>', 'a saved JSON report that changes are counted from')
    .option('--report-only', 'exit 0 where a limit is broken; what cannot be decided still exits 5')
    .option('--breach-exit-code <code>', 'exit with this code where a limit is broken, in place of 4', exitCode)
    .addOption(
      new Option('--also <format=file>', 'write another format to a file as well; may be repeated')
        .argParser(collected)
        .default([], 'none'),
    )
    .action((files, options) => done(import('./commands/check.ts').then(m => m.check(files, options, host))));
}

/** Codes that mean something else. */
const TAKEN: readonly number[] = [0, 2, 3, 5];

function exitCode(text: string): number {
  const code = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(code >= 1 && code <= 255) || TAKEN.includes(code))
    throw new InvalidArgumentError(`Write a number from 1 to 255, other than ${TAKEN.slice(1).join(', ')}.`);
  return code;
}
