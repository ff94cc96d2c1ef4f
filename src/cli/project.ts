import { existsSync, lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { type Project, readProject } from '../catalog/source/schema-project.ts';
import { InputFault, type Problem } from '../input/problem.ts';
import { readInput } from './input.ts';

export const PROJECT_FILE = 'tco-project.yaml';

/** The project a file belongs to, and the folder that its paths start from. */
export interface FoundProject extends Project {
  readonly folder: string;
  /** What is wrong with the file; the rest of it is what can be read all the same. */
  readonly errors: readonly Problem[];
}

/** The project file beside a file, or in the nearest folder above it, up to the root of the repository. `-` begins in the current folder. */
export async function projectOf(file: string): Promise<FoundProject | undefined> {
  for (let folder = resolve(file === '-' ? '.' : dirname(file)); ; folder = dirname(folder)) {
    const name = join(folder, PROJECT_FILE);
    const status = lstatSync(name, { throwIfNoEntry: false });
    if (status) {
      const shown = relative('.', name);
      // nobody named this file: behind a link it could be anything, and messages quote what they read
      if (status.isSymbolicLink())
        throw new InputFault([
          { code: 'E131', severity: 'error', message: `\`${shown}\` is a link, not a regular file` },
        ]);
      const { text } = await readInput(name);
      const { project, problems } = readProject(text, shown);
      if (!project) throw new InputFault(problems);
      return { ...project, folder, errors: problems.filter(p => p.severity === 'error') };
    }
    if (existsSync(join(folder, '.git')) || folder === dirname(folder)) return undefined;
  }
}

/** A path that a project names, as it is read and shown: from the current folder, or absolute where it is so written. */
export const pathFrom = ({ folder }: FoundProject, name: string): string =>
  isAbsolute(name) ? name : relative('.', join(folder, name)) || '.';
