import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { environment } from '../harness/tco.ts';

/**
 * A log with these files, as data and as what is said of it. `mapping`: its text, in a file of the name `mapping.yaml` beside the log;
 * `more`: further arguments.
 */
export function profileOf(
  name: string,
  files: Readonly<Record<string, string>>,
  { mapping, more = [] }: { readonly mapping?: string; readonly more?: readonly string[] } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'tco-files-'));
  try {
    mkdirSync(join(folder, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
    if (mapping !== undefined) writeFileSync(join(folder, 'mapping.yaml'), `tcoMapping: 1\n${mapping}`);
    const own = mapping === undefined ? [] : ['--mapping', 'mapping.yaml'];
    const args = [join(inject('whole'), 'bin/tco.js'), 'profile', name, '--format', 'json', ...own, ...more];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env: environment(), encoding: 'utf8' });
    return { found: JSON.parse(stdout), said: stderr.replace(/\s+/g, ' ') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const at = (day: number) => `2026-09-${String(day).padStart(2, '0')}T12:00:00Z`;
export const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
export const lines = (rows: readonly unknown[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('');
