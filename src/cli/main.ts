import { InputFault } from '../input/problem.ts';
import { type Engine, engine } from './engine.ts';
import { ClosedPipe, EXIT, OutputFault, UsageFault } from './exit.ts';
import type { Host } from './host.ts';
import { emit, note } from './output.ts';
import { follow } from './program.ts';

/** The command `tco`: follows the arguments and leaves the exit code in `process.exitCode`. `root` is the package's folder. */
export async function main(args: readonly string[], root: string, using: Engine = engine): Promise<void> {
  const host: Host = { root, env: process.env, engine: using };
  try {
    process.exitCode = await follow(args, host);
  } catch (fault) {
    process.exitCode = await codeOf(fault, args, host);
  }
}

/** Says what went wrong on standard error, and returns the exit code for it. */
async function codeOf(fault: unknown, args: readonly string[], host: Host): Promise<number> {
  if (fault instanceof ClosedPipe) return EXIT.done;
  if (fault instanceof UsageFault) return usage(fault, args);
  if (fault instanceof OutputFault) {
    note(`error: ${(await import('../report/sanitize.ts')).sanitize(fault.message)}\n`);
    return EXIT.undecided;
  }
  if (fault instanceof InputFault) return wrongInput(fault, args, host);
  const text =
    fault instanceof Error
      ? host.env.TCO_DEBUG
        ? (fault.stack ?? fault.message)
        : fault.message.split('\n')[0]
      : String(fault);
  note(
    `tco: internal fault: ${text}\nThis is a fault of tco, not of your input; please report it. TCO_DEBUG=1 shows where it happened.\n`,
  );
  return EXIT.internal;
}

async function usage({ message, hint }: UsageFault, args: readonly string[]): Promise<number> {
  const { sanitize } = await import('../report/sanitize.ts');
  const lines = message.split('\n').map(sanitize).join('\n');
  const command = /^[a-z]+$/.test(args[0] ?? '') ? ` ${args[0]}` : '';
  note(
    `error: ${lines}\n${hint ? `${hint.trimEnd()}\n` : ''}${hint?.includes('Usage:') ? '' : `See: tco help${command}\n`}`,
  );
  return EXIT.usage;
}

/** The problems as text on standard error; with `--format json` also as data on standard output. */
async function wrongInput({ problems }: InputFault, args: readonly string[], host: Host): Promise<number> {
  const [{ renderProblems, renderProblemsJson }, { screenOf }] = await Promise.all([
    import('../report/problems.ts'),
    import('./screen.ts'),
  ]);
  note(renderProblems(problems, await screenOf(2, host.env, { color: !args.includes('--no-color'), all: false })));
  const json = args.some((arg, i) => arg === '--format=json' || (arg === '--format' && args[i + 1] === 'json'));
  try {
    if (json) emit(renderProblemsJson(problems));
  } catch (fault) {
    if (!(fault instanceof ClosedPipe || fault instanceof OutputFault)) throw fault;
  }
  return EXIT.input;
}
