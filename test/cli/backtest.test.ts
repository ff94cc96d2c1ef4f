import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { shell } from './harness/tco.ts';

const root = inject('whole');
let folder: string;

/** Over 30 days 300,000 requests: 600 Mtok at 2 and 60 Mtok at 8 are 1,680 USD. */
const SCENARIO = `tco: 1
name: Mail
asOf: 2026-06-01
# what we think
tasks: { answer: { requests: 10k /day, input: 2000 tok, output: 200 tok } }
options: { hosted: { api: acme/chat, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } } }
`;
/** 500 Mtok at 1.8 and 70 Mtok at 7.2: a tenth off. */
const INVOICE = `date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency
2026-06-01,acme,chat,input,standard,500000000,token,,900,USD
2026-06-30,acme,chat,output,standard,70000000,token,,504,USD
2026-06-30,acme,Chat 2,output,standard,1000000,token,,56,USD
`;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const backtest = (args: string) => shell(`${process.execPath} ${root}/bin/tco.js backtest ${args}`, folder);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tco-backtest-'));
  mkdirSync(join(folder, '.git'));
  write('mail.yaml', SCENARIO);
  write('june.csv', INVOICE);
  write('odd.csv', 'Day,What,Which,Paid\n2026-06-01,input,chat,900\n2026-06-30,output,chat,504\n');
  write('broken.csv', INVOICE.replace(',900,', ',"900,00",').replace('2026-06-30', '30.06.2026'));
  write('euros.csv', INVOICE.replace(',900,', ',"900,00",').replace('56,USD', '56,EUR'));
  write('empty.yaml', 'tco: 1\nname: Mail\noptions: { hosted: { api: acme/chat } }\n');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tco backtest', () => {
  test('holds a plan against an invoice and writes the scenario that meets it', () => {
    const run = backtest('mail.yaml --actual june.csv --output calibrated.yaml');
    expect(run.code).toBe(0);
    const said = run.stdout.replace(/\s+/g, ' ');
    expect(said).toContain('hosted should have cost 1,680 USD in 30 days; billed were 1,460: -220 (-13.1 %).');
    // 56 of 1,460
    expect(said).toContain('Unexplained: 3.84 % of what was billed (56.00 USD).');
    expect(said).toContain('Discount of acme: 10 % is what the bill gives off list, 0 % what the scenario has.');
    // 500 Mtok and 70 Mtok over 300,000 requests
    expect(readFileSync(join(folder, 'calibrated.yaml'), 'utf8')).toBe(`tco: 1
name: Mail
asOf: 2026-06-01
# what we think
# was input 2000 tok, output 200 tok; calibrated with june.csv, 2026-06-01 to 2026-06-30
tasks: { answer: { requests: 10k /day, input: 1666.67 tok, output: 233.333 tok } }
# calibrated with june.csv, 2026-06-01 to 2026-06-30
options: { hosted: { discount: 10%, api: acme/chat, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } } }
`);
    const again = JSON.parse(backtest('calibrated.yaml --actual june.csv --format json --quiet').stdout);
    const rows = again.rows.map((row: { difference: string }) => Number(row.difference));
    expect(Math.abs(rows[0] + rows[1])).toBeLessThan(0.001 * 1404);
  });

  test('prints the calibrated scenario alone where that is asked for', () => {
    const run = backtest('mail.yaml --actual june.csv --output - --quiet');
    expect(run.code).toBe(0);
    expect(run.stdout.startsWith('tco: 1\n')).toBe(true);
    expect(run.stderr).toBe('');
  });

  test('exits 4 where more is unexplained than may be, and says so', () => {
    const over = backtest('mail.yaml --actual june.csv --limit 3%');
    expect(over.code).toBe(4);
    expect(over.stderr).toContain('Unexplained is 3.84 % of what was billed, more than the limit of 3 %.');
    expect(backtest('mail.yaml --actual june.csv --limit 4%').code).toBe(0);
    expect(backtest('mail.yaml --actual june.csv --limit 8% --model "Chat 2=acme/chat"').code).toBe(0);
  });

  test('takes a period, a plan and the columns of any CSV by name', () => {
    const half = backtest('mail.yaml --actual june.csv --period 2026-06-01..2026-06-15 --plan hosted --format json');
    expect(JSON.parse(half.stdout)).toMatchObject({ period: { days: 15, told: true }, total: { billed: '900' } });
    const odd = backtest(
      'mail.yaml --actual odd.csv --columns date=Day,token_type=What,model=Which,amount=Paid --format csv',
    );
    expect(odd.stdout).toMatch(/^bucket,acme\/chat,hosted,input,standard,/m);
    expect(odd.stdout).toContain('no invoice says how much was used');
  });

  test('tells all faults of an invoice with their places, and reads nothing else into them', () => {
    const run = backtest('mail.yaml --actual broken.csv');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('--> broken.csv:2:54');
    expect(run.stderr).toContain('decimals have a point, and thousands nothing between them: 1234.56');
    expect(run.stderr).toContain('--> broken.csv:3:1');
    expect(run.stdout).toBe('');
  });

  test('tells of money in another currency, and of what is wrong with the scenario, in the same run', () => {
    const euros = backtest('mail.yaml --actual euros.csv').stderr;
    expect(euros).toContain('--> euros.csv:2:54');
    expect(euros).toContain('the invoice is in EUR, the scenario in USD\n --> euros.csv:4:1');
    const both = backtest('empty.yaml --actual broken.csv').stderr;
    expect(both).toContain('--> broken.csv:2:54');
    expect(both).toContain('`tasks` is missing\n --> empty.yaml:1:1');
  });

  test('tells of files that cannot be read in the same run', () => {
    const run = backtest('mail.yaml --actual nothing.csv broken.csv');
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('there is no file `nothing.csv`');
    expect(run.stderr).toContain('--> broken.csv:2:54');
    const nowhere = backtest('nowhere.yaml --actual broken.csv').stderr;
    expect(nowhere).toContain('there is no file `nowhere.yaml`');
    expect(nowhere).toContain('--> broken.csv:2:54');
  });

  test('refuses what it cannot follow', () => {
    const codes = (args: string) => backtest(args).code;
    expect(codes('mail.yaml')).toBe(2);
    expect(codes('mail.yaml --actual june.csv --plan none')).toBe(2);
    expect(codes('mail.yaml --actual june.csv june.csv')).toBe(2);
    expect(codes('mail.yaml --actual june.csv --period 2026-06-30..2026-06-01')).toBe(2);
    expect(codes('mail.yaml --actual june.csv --output june.csv')).toBe(2);
    expect(codes('mail.yaml --actual nothing.csv')).toBe(3);
    expect(codes('mail.yaml --actual odd.csv')).toBe(3);
  });
});
