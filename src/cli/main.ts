import { InputFault } from '../input/problem.ts';
import { type Engine, engine } from './engine.ts';
import { ClosedPipe, EXIT, OutputFault, type UsageFault } from './exit.ts';
import type { Host } from './host.ts';
import { emit, note } from './output.ts';
import { follow, helpCommand } from './program.ts';

/** The command `tco`: follows the arguments and leaves the exit code in `process.exitCode`. `root` is the package's folder. */
export async function main(args: readonly string[], root: string, using: Engine = engine): Promise<void> {
  const host: Host = { root, env: process.env, engine: using };
  try {
    process.exitCode = await follow(args, host);
  } catch (fault) {
    process.exitCode = await codeOf(fault, args, host);
  }
}

/** Any path that is no absolute one starts from the current folder. */
const NOWHERE = new InputFault([{ code: 'E130', severity: 'error', message: 'the current folder is no longer there' }]);

/** Whether a fault is of a class, by its name: a part of the program has classes of its own. */
const isNamed = <F extends Error & { readonly name: string }>(fault: unknown, name: F['name']): fault is F =>
  fault instanceof Error && fault.name === name;

/** Says what went wrong on standard error, and returns the exit code for it. */
async function codeOf(fault: unknown, args: readonly string[], host: Host): Promise<number> {
  if (isNamed<ClosedPipe>(fault, 'ClosedPipe')) return EXIT.done;
  if (isNamed<UsageFault>(fault, 'UsageFault')) return usage(fault, args, host);
  if (isNamed<OutputFault>(fault, 'OutputFault')) {
    note(`${(await folded(`error: ${fault.message}`, host)).join('\n')}\n`);
    return EXIT.undecided;
  }
  if (isNamed<InputFault>(fault, 'InputFault')) return wrongInput(fault, args, host);
  if ((fault as NodeJS.ErrnoException | undefined)?.syscall === 'uv_cwd') return wrongInput(NOWHERE, args, host);
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

async function usage({ message, hint = '' }: UsageFault, args: readonly string[], host: Host): Promise<number> {
  const isHelp = hint.includes('Usage:');
  const advice = isHelp ? [hint.trimEnd()] : await folded(hint, host);
  const see = isHelp ? [] : [`See: ${helpCommand(args, host)}`];
  const lines = [...(await folded(`error: ${message}`, host)), ...advice, ...see];
  note(`${lines.join('\n')}\n`);
  return EXIT.usage;
}

/** The lines of a text as standard error shows them: no wider than its screen, without what acts on a terminal. */
async function folded(text: string, host: Host): Promise<readonly string[]> {
  const [{ sanitize }, { wrap }, { screenOf }] = await Promise.all([
    import('../report/sanitize.ts'),
    import('../report/wrap.ts'),
    import('./screen.ts'),
  ]);
  const { width } = await screenOf(2, host.env, { color: false, all: false });
  return text.split('\n').flatMap(line => wrap(sanitize(line), width, 0, 2));
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
