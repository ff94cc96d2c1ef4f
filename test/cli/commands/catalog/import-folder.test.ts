import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeImport } from '../../../../src/cli/commands/catalog/import-folder.ts';
import { OutputFault } from '../../../../src/cli/exit.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tco-import-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const entry = (name: string, text = `${name}\n`) => ({ path: `api/p/${name}.yaml`, text });
const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .sort();

describe('the folder of an import', () => {
  test('is written whole, with a list of its files, and nothing is left beside it', () => {
    const folder = join(home, 'prices');
    writeImport(folder, [entry('a'), entry('b')]);
    expect(filesOf(folder)).toEqual(['.tco-import.json', 'api/p/a.yaml', 'api/p/b.yaml']);
    expect(readFileSync(join(folder, 'api/p/a.yaml'), 'utf8')).toBe('a\n');
    expect(readdirSync(home)).toEqual(['prices']);
  });
  test('may be there if it is empty', () => {
    const folder = join(home, 'prices');
    mkdirSync(folder);
    writeImport(folder, [entry('a')]);
    expect(filesOf(folder)).toEqual(['.tco-import.json', 'api/p/a.yaml']);
  });
  test('is replaced by the next import if nothing in it was changed', () => {
    const folder = join(home, 'prices');
    writeImport(folder, [entry('a'), entry('b')]);
    writeImport(folder, [entry('b', 'new\n'), entry('c')]);
    expect(filesOf(folder)).toEqual(['.tco-import.json', 'api/p/b.yaml', 'api/p/c.yaml']);
    expect(readFileSync(join(folder, 'api/p/b.yaml'), 'utf8')).toBe('new\n');
    expect(readdirSync(home)).toEqual(['prices']);
  });
  test('is left alone if a file of it was changed, or one was added', () => {
    const folder = join(home, 'prices');
    writeImport(folder, [entry('a')]);
    writeFileSync(join(folder, 'api/p/a.yaml'), 'mine\n');
    expect(() => writeImport(folder, [entry('c')])).toThrow(/`api\/p\/a.yaml` was changed or added since/);
    writeFileSync(join(folder, 'api/p/a.yaml'), 'a\n');
    writeFileSync(join(folder, 'api/p/own.yaml'), 'mine\n');
    expect(() => writeImport(folder, [entry('c')])).toThrow(/`api\/p\/own.yaml` was changed or added since/);
    expect(filesOf(folder)).toEqual(['.tco-import.json', 'api/p/a.yaml', 'api/p/own.yaml']);
    expect(readdirSync(home)).toEqual(['prices']);
  });
  test('is left alone if it holds anything else', () => {
    writeFileSync(join(home, 'notes.txt'), 'mine\n');
    expect(() => writeImport(home, [entry('a')])).toThrow(/it was not written by an import/);
    expect(readdirSync(home)).toEqual(['notes.txt']);
  });
  test('may lie behind a link, which stays', () => {
    mkdirSync(join(home, 'real'));
    symlinkSync(join(home, 'real'), join(home, 'link'));
    writeImport(join(home, 'link'), [entry('a')]);
    expect(filesOf(join(home, 'real'))).toEqual(['.tco-import.json', 'api/p/a.yaml']);
    expect(readdirSync(home)).toEqual(['link', 'real']);
  });
  test('says why it could not be written', () => {
    writeFileSync(join(home, 'file'), '');
    expect(() => writeImport(join(home, 'file'), [])).toThrow(
      new OutputFault(`\`${join(home, 'file')}\` is not a folder`),
    );
    expect(() => writeImport(join(home, 'no', 'prices'), [entry('a')])).toThrow(/the folder above it does not exist/);
    expect(() => writeImport(join(home, 'file', 'prices'), [entry('a')])).toThrow(OutputFault);
  });
});
