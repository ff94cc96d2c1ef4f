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
    await program.parseAsync([...args], { from: 'user' });
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    if (fault.exitCode !== 0 && fault.code === 'commander.help')
      throw new UsageFault('no command given', helpOf(program, args[0]));
    if (fault.exitCode !== 0) throw new UsageFault(fault.message.replace(/^error: /, ''));
  }
  return code;
}

const helpOf = (program: Command, name = ''): string =>
  (program.commands.find(command => command.name() === name) ?? program).helpInformation();
