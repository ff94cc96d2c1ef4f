import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of logs for a test file, and the mapping that they need. */
export function logsFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'tco-profile-test-'));
  const written = (name: string, content: string | Uint8Array): string => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const mapping = written(
    'mine.map.yaml',
    'time: time\nid: id\nmodel: model\ninput: tokens_in\noutput: tokens_out\nfailed: { field: status, not: [ok] }\nlabels: { team: team }\n',
  );
  return { folder, written, mapping, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const HEAD = 'time,id,model,tokens_in,tokens_out,status,team';

/** Cells of one request of the log, in the order of {@link HEAD}. */
export type Cells = readonly [string, string, string, number, number, string, string];

/** Requests of so many days from 2026-06-01 on, four an hour from 9 to 17 and one in the others: 48 a day. */
export function requests(
  days: number,
  of: (n: number) => Partial<Record<'model' | 'status' | 'team', string>> = () => ({}),
): Cells[] {
  const rows: Cells[] = [];
  for (let hour = 0; hour < days * 24; hour++)
    for (let k = 0; k < (hour % 24 >= 9 && hour % 24 < 17 ? 4 : 1); k++) {
      const n = rows.length;
      const at = new Date(Date.UTC(2026, 5, 1, hour, (n * 7) % 60)).toISOString();
      const { model = 'claude-haiku-4-5', status = 'ok', team = n % 3 ? 'a' : 'b' } = of(n);
      rows.push([at, `r${n}`, model, 1000 + ((n * 37) % 500), 200 + ((n * 13) % 90), status, team]);
    }
  return rows;
}

export const csv = (rows: readonly Cells[]): string => `${[HEAD, ...rows.map(row => row.join(','))].join('\n')}\n`;

export const jsonl = (rows: readonly Cells[]): string =>
  rows.map(row => `${JSON.stringify(Object.fromEntries(HEAD.split(',').map((name, i) => [name, row[i]])))}\n`).join('');
