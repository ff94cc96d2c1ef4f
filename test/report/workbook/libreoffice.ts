import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Whether LibreOffice is installed. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** A profile that has every file recalculated when it is loaded; by default that depends on who wrote it. */
const ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
`;

/** The workbooks as LibreOffice saves them after it has computed every formula anew, by the names they were given. */
export function recalculated(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'tco-workbooks-'));
  try {
    const [profile, from, to] = ['profile', 'from', 'to'].map(name => join(folder, name)) as [string, string, string];
    mkdirSync(join(profile, 'user'), { recursive: true });
    mkdirSync(from);
    writeFileSync(join(profile, 'user/registrymodifications.xcu'), ALWAYS);
    for (const [name, bytes] of files) writeFileSync(join(from, `${name}.xlsx`), bytes);
    const paths = readdirSync(from).map(name => join(from, name));
    const installation = `-env:UserInstallation=${pathToFileURL(profile).href}`;
    const run = spawnSync('soffice', [installation, '--headless', '--convert-to', 'xlsx', '--outdir', to, ...paths], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`LibreOffice gave up: ${run.stderr}`);
    return new Map([...files.keys()].map(name => [name, readFileSync(join(to, `${name}.xlsx`))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
