import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { InputFault, type Problem } from '../input/problem.ts';
import type { Setting } from '../input/settings.ts';
import { sampleNameFault } from '../quantity/spread/samples.ts';
import { type SampleFiles, sampleNames } from '../scenario/samples/sample-files.ts';
import { type Input, readInput } from './input.ts';

/** Of all files of samples of a scenario together. */
const LIMIT = 8 * 1024 * 1024;

/** The files that a scenario and its settings name in `samples(…)`, from the folder of the scenario; what cannot be read is told where it is needed. */
export async function sampleFiles(input: Input, settings: readonly Setting[]): Promise<SampleFiles> {
  const texts = [input.text, ...settings.map(({ value }) => value)];
  const names = [...new Set(texts.flatMap(sampleNames))].filter(name => sampleNameFault(name) === undefined);
  const folder = input.file === '<stdin>' ? '.' : dirname(input.file);
  const files = new Map<string, string | readonly Problem[]>();
  let left = LIMIT;
  for (const name of names) {
    const path = join(folder, name);
    const read = linkOut(folder, path) ?? (await contentOf(path));
    if ('bytes' in read) left -= read.bytes.length;
    const tooMuch = left < 0 ? [fault('the files of samples have more than 8 MiB together')] : undefined;
    files.set(name.normalize('NFC'), tooMuch ?? ('bytes' in read ? read.text : read.problems));
  }
  return files;
}

type Unread = { readonly problems: readonly Problem[] };

async function contentOf(path: string): Promise<Input | Unread> {
  try {
    return await readInput(path, LIMIT);
  } catch (thrown) {
    if (!(thrown instanceof InputFault)) throw thrown;
    return { problems: thrown.problems };
  }
}

/** A link that leads out of the folder would bring anything of the machine into a message. */
function linkOut(folder: string, path: string): Unread | undefined {
  let way: string;
  try {
    way = relative(realpathSync(folder), realpathSync(path));
  } catch {
    // what is wrong is told when it is read
    return undefined;
  }
  return way.split(/[/\\]/)[0] === '..' || way.startsWith('/')
    ? { problems: [fault(`\`${path}\` is a link out of the folder of the scenario`)] }
    : undefined;
}

const fault = (message: string): Problem => ({ code: 'E246', severity: 'error', message });
