import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

/** Where the logs lie in the folder, with nothing else among them. */
export const REQUESTS_FOLDER = 'requests';
/** The file that says that a folder is one of ours, and which files are. */
export const TRUTH_FILE = 'truth.json';
export const SCHEMA = 'tco-synthetic-logs/1';

/** Something a user can put right. */
export class LogsFault extends Error {
  override readonly name = 'LogsFault';
}

/**
 * A folder that appears whole or not at all: `work` fills one beside it, which takes its place at the end and is gone if `work` fails.
 * @throws LogsFault where there is a folder with files of somebody else
 */
export async function wholeFolder<T>(folder: string, work: (folder: string) => Promise<T>): Promise<T> {
  const target = resolve(folder);
  await mustBeOurs(target);
  await mkdir(dirname(target), { recursive: true });
  const scratch = await mkdtemp(`${target}.partial-`);
  try {
    const made = join(scratch, 'made');
    await mkdir(made);
    const result = await work(made);
    await mustBeOurs(target);
    if (existsSync(target)) await rename(target, join(scratch, 'replaced'));
    await rename(made, target);
    return result;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function mustBeOurs(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => {
    throw new LogsFault(`${folder} is not a folder`);
  });
  const names = entries.filter(e => !e.isDirectory()).map(e => relative(folder, join(e.parentPath, e.name)));
  const files = await filesOf(folder);
  const own = new Set(files.length > 0 ? [TRUTH_FILE, ...files] : []);
  const foreign = names.find(name => !own.has(name));
  if (foreign !== undefined) throw new LogsFault(`${folder} holds ${foreign}, which is not of logs drawn before`);
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    const { schema, files } = JSON.parse(await readFile(join(folder, TRUTH_FILE), 'utf8'));
    return schema === SCHEMA && Array.isArray(files) ? files : [];
  } catch {
    return [];
  }
}
