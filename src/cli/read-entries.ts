import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { EntryFile } from '../catalog/source/compile.ts';
import { InputFault, type Problem } from '../input/problem.ts';
import { readInput } from './input.ts';
import { PATH_REASONS } from './path-reasons.ts';
import { shownAddress } from './shown-address.ts';

const LARGEST = 1024 * 1024;
const MOST = 20_000;

/** The entry files below a folder, by path; `shown` is what its name is in messages. What begins with a dot, and Markdown, is left out. Throws InputFault with everything that cannot be read. */
export async function readEntries(folder: string, shown = folder): Promise<EntryFile[]> {
  const problems: Problem[] = [];
  const names = namesBelow(folder, shown, problems);
  const files: EntryFile[] = [];
  for (const name of names.sort()) {
    const path = relative(folder, name).split(sep).join('/');
    try {
      const { text } = await readInput(name, LARGEST);
      files.push({ path, file: `${shown}/${path}`, text });
    } catch (fault) {
      if (!(fault instanceof InputFault)) throw fault;
      problems.push(...fault.problems);
    }
  }
  if (problems.length) throw new InputFault(problems);
  return files;
}

function namesBelow(folder: string, shown: string, problems: Problem[]): string[] {
  const names: string[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const name = join(at, entry.name);
      if (entry.name.startsWith('.') || entry.name.endsWith('.md')) continue;
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile()) names.push(name);
      else problems.push(refused('E131', `\`${name}\` is a link or a device, not a regular file`));
      if (names.length > MOST) return;
    }
  };
  try {
    // the folder itself may be behind a link; what lies in it may not
    if (!statSync(folder).isDirectory()) problems.push(refused('E130', `\`${shown}\` is not a folder`));
    else walk(folder);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    const name = shownAddress(shown);
    if (code === 'ENOENT' || code === 'ENOTDIR') problems.push(refused('E130', `there is no folder \`${name}\``));
    else problems.push(refused('E130', `the folder \`${name}\` cannot be read (${PATH_REASONS[code!] ?? code})`));
  }
  if (names.length > MOST)
    problems.push(
      refused('E101', `\`${shown}\` has more than ${MOST} files; is \`${basename(folder)}\` the right folder?`),
    );
  return names;
}

const refused = (code: string, message: string): Problem => ({ code, severity: 'error', message });
