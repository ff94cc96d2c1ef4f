import type { Command } from 'commander';
import { EXIT, UsageFault } from '../exit.ts';
import { emit } from '../output.ts';

/** `tco completion`: a script that completes commands, flags and file names, made from the declared commands. */
export async function completion(shell: string, program: Command): Promise<number> {
  const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  if (!script) throw new UsageFault(`unknown shell \`${shell}\``, `known: ${Object.keys(SCRIPTS).join(', ')}`);
  emit(script(program.commands));
  return EXIT.done;
}

const flags = (command: Command): string =>
  [...command.options.map(option => option.long ?? ''), '--help'].filter(Boolean).join(' ');
const names = (commands: readonly Command[]): string => ['help', ...commands.map(command => command.name())].join(' ');
const withCommands = (commands: readonly Command[]): readonly Command[] => commands.filter(c => c.commands.length > 0);

const bash = (commands: readonly Command[]): string => `_tco() {
  local word="\${COMP_WORDS[COMP_CWORD]}" flags=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names(commands)}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(command => `    ${command.name()}) flags="${flags(command)}" ;;`).join('\n')}
  esac
${withCommands(commands).map(below).join('')}  case "$word" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _tco tco
`;

/** The commands below a command, and the flags of each. */
const below = (command: Command): string => `  if [ "\${COMP_WORDS[1]}" = ${command.name()} ]; then
    if [ "$COMP_CWORD" -eq 2 ]; then
      COMPREPLY=($(compgen -W "${[names(command.commands), ...(command.options.length > 0 ? [flags(command)] : [])].join(' ')}" -- "$word"))
      return
    fi
    case "\${COMP_WORDS[2]}" in
${command.commands.map(c => `      ${c.name()}) flags="${flags(c)}" ;;`).join('\n')}
    esac
  fi
`;

const fish = (commands: readonly Command[]): string =>
  `${commands
    .flatMap(command => [
      `complete -c tco -n __fish_use_subcommand -a ${command.name()} -d '${command.description().replaceAll("'", '')}'`,
      ...command.commands.map(
        c =>
          `complete -c tco -n '__fish_seen_subcommand_from ${command.name()}' -a ${c.name()} -d '${c.description().replaceAll("'", '')}'`,
      ),
      ...[command, ...command.commands].flatMap(c =>
        c.options.map(
          option => `complete -c tco -n '__fish_seen_subcommand_from ${c.name()}' -l ${(option.long ?? '').slice(2)}`,
        ),
      ),
    ])
    .join('\n')}\n`;

const SCRIPTS: Readonly<Record<string, (commands: readonly Command[]) => string>> = {
  bash,
  zsh: commands => `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`,
  fish,
};
