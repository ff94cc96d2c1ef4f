import { UsageFault } from './exit.ts';
import { wasRead } from './files-read.ts';
import { writeAll } from './write-all.ts';
import { type FileContent, writeFiles } from './write-files.ts';

/** Writes a result to standard output, or whole or not at all to a file; never over a file that was read for it. */
export function emit(text: string, file?: string): void {
  if (file === undefined || file === '-') writeAll(1, text, 'standard output');
  else emitFiles([{ file, content: text }]);
}

/** Writes results to files, all of them or none; never over a file that was read for them. */
export function emitFiles(files: readonly FileContent[]): void {
  const own = files.find(({ file }) => wasRead(file));
  if (own) throw new UsageFault(`--output \`${own.file}\` is one of the files that were read; it would be overwritten`);
  writeFiles(files);
}

/** Writes a file whole or not at all, over what was there on purpose. */
export const writeFile = (text: string, file: string): void => writeFiles([{ file, content: text }]);

/** Notes and faults; whether anybody reads them must not change the outcome. */
export function note(text: string): void {
  try {
    writeAll(2, text, 'standard error');
  } catch {
    // nobody is there to be told
  }
}
