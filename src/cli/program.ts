import { type Command, CommanderError } from 'commander';
import { declare } from './declare.ts';
import { EXIT, UsageFault } from './exit.ts';
import type { Host } from './host.ts';

/** Follows a command line and returns the exit code. */
export async function follow(args: readonly string[], host: Host): Promise<number> {
  let code: number = EXIT.done;
  const program = declare(host, async result => {
    code = await result;
  });
  if (args.length === 0) throw new UsageFault('no command given', program.helpInformation());
  try {
    await program.parseAsync(helpInside(args, program), { from: 'user' });
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    if (fault.exitCode !== 0 && fault.code === 'commander.help')
      throw new UsageFault(
        args.includes('help') ? `there is no command \`${args.at(-1)}\`` : 'no command given',
        helpOf(program, args[0]),
      );
    if (fault.exitCode !== 0) throw new UsageFault(fault.message.replace(/^error: /, ''), hintOf(fault, args));
  }
  return code;
}

/** A flag of several files takes all that stands behind it. */
const hintOf = ({ code }: CommanderError, args: readonly string[]): string | undefined =>
  code === 'commander.missingArgument' && args[0] === 'report' && args.includes('--output')
    ? 'the scenario comes first: tco report SCENARIO --output FILE…'
    : undefined;

/** `tco help catalog list` as `tco catalog list --help`: commander looks at the first name only, and would take any second one. */
function helpInside(args: readonly string[], program: Command): string[] {
  const [first, ...names] = args;
  if (first !== 'help' || names.length < 2) return [...args];
  if (namedBy(names, program).length < names.length)
    throw new UsageFault(`there is no command \`${names.join(' ')}\` to help with`);
  return [...names, '--help'];
}

/** The command that prints the help of what was asked for: `tco help catalog list`. */
export function helpCommand(args: readonly string[], host: Host): string {
  const program = declare(host, async () => undefined);
  return [program.name(), 'help', ...namedBy(args, program)].join(' ');
}

/** Those of the first words that name a command, or one below it. */
function namedBy(words: readonly string[], command: Command): readonly string[] {
  const [word, ...rest] = words;
  const next = command.commands.find(c => c.name() === word);
  return next ? [next.name(), ...namedBy(rest, next)] : [];
}

const helpOf = (program: Command, name = ''): string =>
  (program.commands.find(command => command.name() === name) ?? program).helpInformation();
