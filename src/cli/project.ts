import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Project, readProject } from '../catalog/source/schema-project.ts';
import { InputFault } from '../input/problem.ts';
import { readInput } from './input.ts';

export const PROJECT_FILE = 'tco-project.yaml';

/** The project a file belongs to, and the folder that its paths start from. */
export interface FoundProject extends Project {
  readonly folder: string;
}

/** The project file beside a file, or in the nearest folder above it, up to the root of the repository. `-` begins in the current folder. */
export async function projectOf(file: string): Promise<FoundProject | undefined> {
  for (let folder = resolve(file === '-' ? '.' : dirname(file)); ; folder = dirname(folder)) {
    const name = join(folder, PROJECT_FILE);
    if (existsSync(name)) {
      const shown = relative('.', name) || name;
      const { text } = await readInput(name);
      const { project, problems } = readProject(text, shown);
      if (!project) throw new InputFault(problems);
      return { ...project, folder };
    }
    if (existsSync(join(folder, '.git')) || folder === dirname(folder)) return undefined;
  }
}
