import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPath, writePath } from '../../src/input/path.ts';
import { settingsFrom } from '../../src/input/settings.ts';
import { parseScenario } from '../../src/scenario/parse.ts';

const FILE = `tasks:
  "my task": { requests: 120k /day, input: { mean: 1500 tok, p90: 4000 tok }, output: 300 tok }
  day: { requests: 1k /day, input: 10 tok, output: 10 tok, traffic: { hourly: [${Array(24).fill(1).join(', ')}] } }
options:
  gpt: { api: openai/gpt-4o }
  own: { model: m, replica: 1 x h100-sxm, rent: { price: 2 USD/GPU/h } }
`;

const run = (...args: string[]) =>
  parseScenario(
    FILE,
    'a.yaml',
    args.map(a => {
      const read = settingsFrom(a);
      if ('fault' in read) throw new Error(read.fault);
      return read.setting;
    }),
  );

describe('--set', () => {
  it('replaces a value, and the figure says where it comes from', () => {
    const { scenario, problems } = run('tasks."my task".output=5k tok');
    expect(problems).toEqual([]);
    const output = scenario!.tasks[0]!.counts.output!;
    expect(output.amount.likely.toFixed()).toBe('5000');
    expect(output.path).toBe('tasks."my task".output');
    expect(output.source).toEqual({ kind: 'commandLine', argument: 'tasks."my task".output=5k tok' });
  });

  it('takes a distribution', () => {
    const { scenario, problems } = run('tasks."my task".output=normal(300, 20) tok');
    expect(problems).toEqual([]);
    // 300 − 5 × 20
    expect(scenario!.tasks[0]!.counts.output!.amount.low.toFixed()).toBe('200');
    expect(run('tasks."my task".output=normal(300, 20)').problems).toMatchObject([
      { code: 'E214', at: { file: '--set' } },
    ]);
  });

  it('replaces a map by a single value, an item of a list, and adds a field or a section left out', () => {
    const { scenario, problems } = run(
      'tasks."my task".input=1 ktok',
      'tasks.day.traffic.hourly.3=7',
      'options.own.spares=2',
      'calendar.hoursPerMonth=176 h/month',
      'options.own.power.idle=60 W/GPU',
    );
    expect(problems).toEqual([]);
    expect(scenario!.calendar.hoursPerMonth.amount.text).toBe('176 h/month');
    expect(scenario!.options[1]).toMatchObject({
      spares: { amount: { text: '2' } },
      power: { idle: { amount: { text: '60 W/GPU' } } },
    });
    expect(scenario!.tasks[1]!.traffic).toMatchObject({ weights: { 3: { amount: { text: '7' } } } });
  });

  it('also sets what is no amount', () => {
    expect(run('options.gpt.api=openai/gpt-5', 'name=other').scenario).toMatchObject({
      name: 'other',
      options: [{ api: 'openai/gpt-5' }, {}],
    });
  });

  it('shows the argument when its path or its value is wrong', () => {
    const wrong = (...args: string[]) =>
      run(...args).problems.map(p => [p.code, p.at?.file, p.at?.column, p.excerpt, p.hint]);
    expect(wrong('tasks.dya.output=5 tok')).toEqual([
      ['E318', '--set', 1, 'tasks.dya.output=5 tok', 'did you mean `day`?'],
    ]);
    expect(wrong('options.own.sparse=2')).toEqual([
      ['E301', '--set', 1, 'options.own.sparse=2', 'did you mean `spares`?'],
    ]);
    expect(wrong('tasks.day.output=5')).toEqual([['E214', '--set', 18, 'tasks.day.output=5', 'did you mean `5 tok`?']]);
    expect(wrong('tasks.day.output.mean.p=5')[0]!.slice(0, 2)).toEqual(['E318', '--set']);
    expect(wrong('tasks.day.traffic.hourly.24=1')[0]!.slice(0, 2)).toEqual(['E318', '--set']);
    expect(wrong('options.new=1')[0]!.slice(0, 2)).toEqual(['E318', '--set']);
    expect(wrong('staff.mlops.fte=1')[0]!.slice(0, 2)).toEqual(['E318', '--set']);
  });

  it('the argument is a path, an equals sign and a value', () => {
    expect(settingsFrom('a.b=1')).toEqual({ setting: { path: 'a.b', value: '1' } });
    expect(settingsFrom('a."b=c"= 1 = 2 ')).toEqual({ setting: { path: 'a."b=c"', value: '1 = 2' } });
    for (const bad of ['', '=1', 'a', 'a=', 'a..b=1', 'a."b=1', '.a=1', 'a b=1', 'a=\u001b[2J'])
      expect(settingsFrom(bad)).toHaveProperty('fault');
  });

  it('a path that is written can be read again', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ minLength: 1, maxLength: 8 }).map(s => s.normalize('NFC')),
          { minLength: 1, maxLength: 4 },
        ),
        segments => {
          expect(readPath(writePath(segments))?.segments).toEqual(segments);
        },
      ),
      { numRuns: 300 },
    );
  });
});
