// Runs a TypeScript file of this folder: `node scripts/bundled.mjs NAME [ARGUMENTS]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportsOf } from './typescript.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [name, ...rest] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'tco-script-'));
try {
  process.chdir(root);
  process.argv = [process.argv[0], name, ...rest];
  await exportsOf(name, root, scratch);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
