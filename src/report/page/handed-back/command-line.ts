import type { Setting } from '../../../input/settings.ts';

/** The command that gives the figures of the page, for a shell. `command` begins with the file. */
export const commandLine = (command: readonly string[], settings: readonly Setting[]): string =>
  [
    'tco compare',
    ...command.map(quoted),
    ...settings.map(({ path, value }) => `--set ${quoted(`${path}=${value}`)}`),
  ].join(' ');

/** A word of a POSIX shell, in which nothing is expanded. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
