import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { engine } from '../../../src/cli/engine.ts';
import { UsageFault } from '../../../src/cli/exit.ts';
import { follow } from '../../../src/cli/program.ts';
import { InputFault } from '../../../src/input/problem.ts';
import { fewEntries } from '../harness/few-entries.ts';
import { csv, HEAD, jsonl, logsFolder, requests } from './logs.ts';

const { folder, written, mapping, remove } = logsFolder();
afterAll(remove);
const at = (name: string): string => join(folder, name);

const ROWS = requests(16);
const good = written('good.csv', csv(ROWS));
/** The same as JSON, which is read sooner. */
const lines = written('good.jsonl', jsonl(ROWS));
const labelled = written(
  'labelled.yaml',
  `${readFileSync(mapping, 'utf8').trim().replace('labels: { team: team }', 'labels: { project: project_id }')}\n`,
);
const output = at('out.yaml');
/** Whoever reads the whole catalog looks at every figure. */
const catalog = written('few.json', fewEntries());

/** What is said about a run that is refused; undefined where it is not. */
async function refusal(...args: readonly string[]): Promise<string | undefined> {
  const env = { SOURCE_DATE_EPOCH: '1793491200' };
  rmSync(output, { force: true });
  try {
    await follow(['profile', ...args, '--catalog', catalog, '--output', output, '--quiet'], {
      root: inject('whole'),
      env,
      engine,
    });
    return undefined;
  } catch (fault) {
    if (fault instanceof UsageFault) return `usage: ${fault.message}${fault.hint ? ` (${fault.hint})` : ''}`;
    if (!(fault instanceof InputFault)) throw fault;
    return fault.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message, hint, at: place }) =>
        [
          `${code} ${message.replaceAll(`${folder}/`, '')}`,
          place && `at ${place.file.replace(`${folder}/`, '')}:${place.line}:${place.column}`,
          hint && `(${hint})`,
        ]
          .filter(Boolean)
          .join(' '),
      )
      .join('; ');
  }
}

const mapped = (file: string, ...more: readonly string[]) => refusal(file, '--mapping', mapping, ...more);

describe('a source that is no log is refused', () => {
  test('where nothing is, and says what a pattern or a ~ would want', async () => {
    expect(await mapped(at('none.csv'))).toBe('E601 there is no `none.csv`');
    expect(await mapped(at('none-*.csv'))).toMatch(/E601 .*\(no file matches; a folder is read/);
    expect(await mapped('~/none.csv')).toMatch(/the shell did not expand the ~/);
    expect(await mapped(at('none.duckdb'))).toMatch(/^E603 .*does not exist/);
  });
  test('empty files and folders, and a table of headings alone', async () => {
    expect(await mapped(written('empty.csv', ''))).toBe('E601 `empty.csv` is empty');
    mkdirSync(at('nothing'));
    expect(await mapped(at('nothing'))).toBe('E601 there are no logs in `nothing`');
    expect(await mapped(written('headings.csv', `${HEAD}\n`))).toBe(
      'E609 there is no request that counts in headings.csv',
    );
  });
  test('garbage under the name of each form, and a file that was cut off', async () => {
    const garbage = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + i * i) % 256));
    expect(await mapped(written('garbage.parquet', garbage))).toMatch(/^E603 .*No magic bytes/);
    expect(await mapped(written('garbage.csv', garbage))).toMatch(/^E602 garbage\.csv has no column `time`/);
    expect(await mapped(written('garbage.jsonl', garbage))).toMatch(/^E603 .*Malformed JSON/);
    expect(await mapped(written('garbage.csv.gz', garbage))).toMatch(/^E603 /);
  });
  test('text that is not UTF-8', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv(ROWS), 'utf16le')]);
    expect(await mapped(written('utf16.csv', utf16))).toBe(
      'E102 `utf16.csv` is UTF-16LE, not UTF-8 (save it as UTF-8)',
    );
  });
  test('standard input, which can be read once only', async () => {
    expect(await mapped('-')).toMatch(/^usage: .*cannot be read from `-`/);
  });
  test('a database that tco cannot read, without its password', async () => {
    expect(await mapped('mysql://tco:s3cret@db.example/logs')).toBe(
      'usage: `mysql://` is no address of a database that tco reads (postgres://, clickhouse:// and files of DuckDB (.duckdb) are)',
    );
  });
  test('a log that nobody knows, with the names of its columns', async () => {
    expect(await refusal(good)).toMatch(/^E602 .*no known log has the columns time, id, model/);
  });
});

describe('a mapping that does not fit is refused', () => {
  test('one that is not there, and one with faults, each at its place', async () => {
    expect(await refusal(good, '--mapping', 'mine')).toMatch(
      /^usage: --mapping `mine` is neither .*known logs: litellm/,
    );
    const faulty = written('faulty.yaml', 'time: time\nmodle: model\ninput: "a..b"\noutput: tokens_out\n');
    const said = await refusal(good, '--mapping', faulty);
    expect(said).toContain('E301 unknown key `modle` at faulty.yaml:2:1 (did you mean `model`?)');
    expect(said).toContain('E302 `model` is missing at faulty.yaml:1:1');
    expect(said).toContain('E600 `a..b` is not the path of a column at faulty.yaml:3:8');
  });
  test('one that names columns that are not there', async () => {
    const other = written('other.yaml', 'time: time\nmodel: model\ninput: token_in\noutput: tokens_out\n');
    expect(await refusal(good, '--mapping', other)).toBe(
      'E602 good.csv has no column `token_in`, which the mapping `other` names for `input` (did you mean `tokens_in`?)',
    );
  });
  test('one that unfolds what is no list', async () => {
    const unfolds = written(
      'unfolds.yaml',
      'unfold: [data]\ntime: data.t\nmodel: data.m\ninput: data.i\noutput: data.o\n',
    );
    expect(await refusal(good, '--mapping', unfolds)).toMatch(/^E602 `data` is no list/);
  });
});

describe('flags that cannot be followed are refused', () => {
  test.each([
    [['--by', 'taem'], /--by taem: .* has no such column \(did you mean `team`/],
    [['--by', 'messages'], /--by messages: what people and models wrote is not read/],
    [['--by', 'project'], /--by: .* has no column `project_id`/],
    [['--table', 'requests'], /--table `requests` names a table of a database/],
    [['--from', '2026-06-10', '--to', '2026-06-01'], /--from 2026-06-10 lies after --to 2026-06-01/],
    [['--from', '2026-06-31'], /--from/],
    [['--time-zone', 'CET'], /Write an offset such as -05:00, or UTC/],
    [['--model', 'claude-haiku-4-5'], /is not a name and an API/],
    [
      ['--model', 'claude-haiku-4-5=anthropic/claude-haiku-4-'],
      /has no API `anthropic\/claude-haiku-4-` \(did you mean `anthropic\/claude-haiku-4-5`/,
    ],
    [['--tasks', '0'], /a whole number from 1 on/],
    [['--tolerate', '101%'], /a share from 0 to 1/],
    [['--tolerate', '1%', '--tolerate', '2%'], /--tolerate is given twice/],
    [['--memory', '1GiB'], /a size of at least 64MB/],
    [['--format', 'csv'], /--format/],
  ] as const)('%s', async (flags, said) => {
    const named = flags.includes('project' as never) ? labelled : mapping;
    const file = named === labelled ? good : lines;
    expect(await refusal(file, '--mapping', named, ...flags)).toMatch(said);
  });
  test('a time in which there is nothing', async () => {
    expect(await mapped(lines, '--from', '2026-09-01')).toBe(
      'E609 there is no request that counts in good.jsonl from 2026-09-01 on',
    );
  });
});

describe('what cannot count is counted, with the place of one, and stops beyond --tolerate', () => {
  test('rows of CSV with cells too many or too few, or with bytes that are not UTF-8', async () => {
    const lines = csv(ROWS).split('\n');
    lines[100] = lines[100]!.split(',').slice(0, 3).join(',');
    lines[200] += ',SECRET,x';
    const bytes = Buffer.from(lines.join('\n'));
    const file = written('broken.csv', bytes);
    // line 1 has the headings
    expect(await mapped(file, '--tolerate', '0')).toMatch(
      /^E604 broken\.csv: 2 of 768 lines are no rows: .* at broken\.csv:101:1 \(together 0\.26 %/,
    );
    expect(await mapped(file)).toBeUndefined();
    bytes[bytes.indexOf('claude', 3000)] = 0xff;
    expect(await mapped(written('latin.csv', bytes), '--tolerate', '0')).toMatch(/^E604 latin\.csv: 3 of 768 lines/);
  });
  test.each(['jsonl', 'jsonl.gz'])('lines of .%s that break off', async form => {
    const lines = jsonl(ROWS).split('\n');
    lines[299] = `${lines[299]!.slice(0, 40)}SECRET`;
    lines[400] = '["SECRET"]';
    const text = lines.join('\n');
    const file = written(`broken.${form}`, form.endsWith('gz') ? gzipSync(text) : text);
    expect(await mapped(file, '--tolerate', '0')).toMatch(
      new RegExp(`^E604 broken\\.${form}: 2 of 768 rows cannot be read: .* at broken\\.${form}:300:1 `),
    );
    expect(await mapped(file)).toBeUndefined();
  });
  test('a packed file that was cut off', async () => {
    const cut = gzipSync(csv(ROWS)).subarray(0, 4000);
    expect(await mapped(written('cut.csv.gz', cut), '--tolerate', '0')).toMatch(
      /^E604 cut\.csv\.gz: 1 of \d+ lines are no rows/,
    );
  });
  test('one broken document of a page of JSON ends it, without a word of what is in it', async () => {
    const rows = jsonl(ROWS.slice(0, 50)).trim().split('\n');
    rows[20] = '"SECRET"';
    const said = await mapped(written('page.json', `[\n${rows.join(',\n')}\n]`));
    expect(said).not.toContain('SECRET');
  });
  test('a value of another kind in a page of JSON is not told either', async () => {
    const nested = written('nested.map.yaml', 'time: time\nmodel: model\ninput: usage.in\noutput: usage.out\n');
    const rows = ROWS.slice(0, 50).map(([time, , model, i, o], n) => ({
      time,
      model,
      usage: n === 20 ? 'SECRET' : { in: i, out: o },
    }));
    const said = await refusal(written('nested.json', JSON.stringify(rows, null, 1)), '--mapping', nested);
    expect(said).toMatch(/^E603 .*nested\.json.*Expected OBJECT/);
    expect(said).not.toContain('SECRET');
  });
  test('models that the catalog does not have, with what can be done', async () => {
    const some = (every: number) => jsonl(requests(16, n => (n % every === 0 ? { model: "my-model's" } : {})));
    expect(await mapped(written('unknown.jsonl', some(20)))).toMatch(
      /^E608 the catalog has no API for model `my-model's`: 39 requests, [\d,]+ tok .*with --model 'my-model'\\''s=PROVIDER\/MODEL'\)$/,
    );
    expect(await mapped(at('unknown.jsonl'), '--model', "my-model's=anthropic/claude-opus-4-6")).toBeUndefined();
    expect(readFileSync(output, 'utf8')).toContain('api: anthropic/claude-opus-4-6\n');
    expect(await mapped(written('few.jsonl', some(200)))).toBeUndefined();
  });
});

describe('what looks odd is read as it is meant', () => {
  /** Data, which are there sooner: no scenario is costed. */
  const read = (file: string, ...more: readonly string[]) => mapped(file, '--format', 'json', ...more);
  const totals = (): string => {
    const { tasks, logs } = JSON.parse(readFileSync(output, 'utf8'));
    return `${tasks[0].totals.requests} in ${Math.round(logs[0].days * 24)} h`;
  };
  test('signs of a pattern in the name of a file stand for themselves', async () => {
    written('glob/log1.jsonl', jsonl(ROWS.slice(0, 50)));
    written('glob/ab.jsonl', jsonl(ROWS.slice(0, 50)));
    for (const name of ['glob/log[1].jsonl', 'glob/a*.jsonl', "glob/it's.jsonl"]) {
      expect(await read(written(name, jsonl(ROWS)))).toBeUndefined();
      expect(totals()).toBe('768 in 384 h');
    }
  });
  test('a file that is named twice is read once, and a folder without its hidden, empty and other files', async () => {
    written('folder/a.csv', csv(ROWS));
    written('folder/.b.csv', csv(ROWS));
    written('folder/empty.jsonl', '');
    written('folder/readme.txt', 'hello');
    const noIds = written('noids.yaml', 'time: time\nmodel: model\ninput: tokens_in\noutput: tokens_out\n');
    expect(
      await refusal(
        at('folder'),
        at('folder/a.csv'),
        `${folder}/glob/../folder/a.csv`,
        '--mapping',
        noIds,
        '--format',
        'json',
      ),
    ).toBeUndefined();
    expect(totals()).toBe('768 in 384 h');
  });
  test.each([
    ['a byte order mark', 'bom.csv', `\ufeff${csv(ROWS)}`],
    ['a byte order mark before JSON', 'bom.jsonl', `\ufeff${jsonl(ROWS)}`],
    ['lines that end as on Windows', 'crlf.csv', csv(ROWS).replaceAll('\n', '\r\n')],
    ['gzip', 'packed.csv.gz', gzipSync(csv(ROWS))],
    ['a page of JSON', 'page.json', `[${jsonl(ROWS).trim().replaceAll('\n', ',\n')}]`],
    ['no ending that says anything', 'requests.log', jsonl(ROWS)],
    ['rows that stand there twice', 'twice.csv', csv([...ROWS, ...ROWS.slice(0, 300)])],
  ])('%s', async (_, name, content) => {
    expect(await read(written(name, content))).toBeUndefined();
    expect(totals()).toBe('768 in 384 h');
  });
  test.each([
    [1, '48 in 24 h'],
    [10, '480 in 240 h'],
    [400, '19200 in 9600 h'],
  ])('a log of %d days', async (days, said) => {
    const file = written(
      'days.jsonl',
      jsonl(
        requests(days).map(([time, ...row]) => [new Date(Date.parse(time) - 390 * 86_400_000).toISOString(), ...row]),
      ),
    );
    expect(await read(file)).toBeUndefined();
    expect(totals()).toBe(said);
  });
  test('files of a folder of which one has a column more, whichever comes first', async () => {
    const cut = csv(ROWS)
      .replace(/,[^,\n]*$/gm, '')
      .replaceAll(',r', ',q');
    written('headings/b.csv', csv(ROWS));
    written('headings/c.csv', cut);
    written('headings/a.csv', cut.replaceAll(',q', ',p'));
    expect(await mapped(at('headings'), '--by', 'team', '--format', 'json')).toBeUndefined();
    const { tasks } = JSON.parse(readFileSync(output, 'utf8'));
    const sums = tasks.map(({ labels, totals }: { labels: { team: string }; totals: { requests: string } }) => [
      labels.team,
      Number(totals.requests),
    ]);
    // of two files nobody says whose they are
    expect(Object.fromEntries(sums)).toEqual({ '': 1536, a: 512, b: 256 });
  });
  test('a single request, and requests that all failed', async () => {
    expect(await read(written('single.jsonl', jsonl(ROWS.slice(0, 1))))).toBeUndefined();
    expect(totals()).toBe('1 in 24 h');
    expect(await mapped(written('failed.jsonl', jsonl(requests(3, () => ({ status: 'timeout' })))))).toBeUndefined();
    expect(readFileSync(output, 'utf8')).toContain('requests: 0 /day');
  });
  test('four requests that failed to one that did not: retries stay at what a scenario may have', async () => {
    expect(
      await mapped(written('retries.jsonl', jsonl(requests(16, n => (n % 5 ? { status: 'timeout' } : {}))))),
    ).toBeUndefined();
    expect(readFileSync(output, 'utf8')).toMatch(
      /retries: \S*100% .*measured \d+ %, of which a scenario has 100 % at most/,
    );
  });
  test('two tasks at most, of eight teams', async () => {
    const teams = written('teams.jsonl', jsonl(requests(16, n => ({ team: `team ${n % 8}` }))));
    expect(await mapped(teams, '--by', 'team', '--tasks', '2')).toBeUndefined();
    expect(readFileSync(output, 'utf8').match(/^ {4}requests:/gm)).toHaveLength(2);
  });
});
