import { describe, expect, test } from 'vitest';
import { readTree } from '../../../src/input/read-tree.ts';
import { type Branch, plain } from '../../../src/input/tree.ts';
import { changedParts } from '../../../src/scenario/difference/changed-parts.ts';
import { hybridOf } from '../../../src/scenario/difference/hybrid.ts';
import { treeText } from '../../../src/scenario/difference/same-tree.ts';

const tree = (text: string): Branch => readTree(text, 'x.yaml').tree!;

const changes = (a: string, b: string): string[] =>
  changedParts(tree(a), tree(b)).map(
    ({ path, category, before, after }) =>
      `${category} ${path}: ${before ? treeText(before) : '-'} > ${after ? treeText(after) : '-'}`,
  );

const hybrid = (a: string, b: string, ...moved: string[]): string => {
  const mixed = hybridOf(tree(a), tree(b), path => moved.includes(path));
  return JSON.stringify(plain(mixed)).replaceAll('"', '');
};

const ONE = 'tasks: { t: { requests: 1 /day, input: 1 tok } }\n';

describe('the pieces in which two scenarios differ', () => {
  test('are the fields, each with what it belongs to', () => {
    expect(
      changes(
        'horizon: 12 month\ntasks: { t: { requests: 1 /day, input: 5 tok } }\noptions: { a: { api: x/y, discount: 5% } }',
        'horizon: 24 month\ntasks: { t: { requests: 2 /day, input: 6 tok } }\noptions: { a: { api: x/z, discount: 5% } }',
      ),
    ).toEqual([
      'assumptions horizon: 12 month > 24 month',
      'volume tasks.t.requests: 1 /day > 2 /day',
      'mix tasks.t.input: 5 tok > 6 tok',
      'hardware options.a.api: x/y > x/z',
    ]);
  });
  test('are none for another order, other comments, another name, another budget', () => {
    expect(
      changes(
        'name: A\noptions: { a: { api: x }, b: { api: y } }\nbudget: [{ metric: m }]',
        '# now\nname: B\noptions: { b: { api: y }, a: { api: x } }\nrouting: { options: [a] }',
      ),
    ).toEqual([]);
  });
  test('a task, an option or a plan on one side only comes or goes whole, with the mix', () => {
    expect(
      changes(`${ONE}options: { a: { api: x } }`, 'tasks: {}\noptions: { b: { buy: {} } }\nplans: { p: 1 }'),
    ).toEqual([
      'mix tasks.t: { requests: 1 /day, input: 1 tok } > -',
      'mix options.a: { api: x } > -',
      'mix options.b: - > { buy: {} }',
      'mix plans: - > { p: 1 }',
    ]);
  });
  test('an option that becomes one of another kind is other hardware, whole', () => {
    expect(
      changes('options: { a: { api: x, discount: 5% } }', 'options: { a: { rent: { price: 1 }, model: m } }'),
    ).toEqual(['hardware options.a: { api: x, discount: 5% } > { rent: { price: 1 }, model: m }']);
  });
  test('a role on one side only is an assumption; of one on both, the salary is a price', () => {
    expect(
      changes('staff: { a: { fte: 1, salary: 5 } }', 'staff: { a: { fte: 2, salary: 6 }, b: { fte: 1, salary: 7 } }'),
    ).toEqual([
      'assumptions staff.a.fte: 1 > 2',
      'price staff.a.salary: 5 > 6',
      'assumptions staff.b: - > { fte: 1, salary: 7 }',
    ]);
  });
  test('a section that replaces a default, and another default site, are assumptions', () => {
    expect(changes('tasks: {}', 'tasks: {}\nstaff: {}')).toEqual(['assumptions staff: - > {}']);
    expect(changes('sites: { a: { pue: 1 }, b: { pue: 2 } }', 'sites: { b: { pue: 2 }, a: { pue: 1 } }')).toEqual([
      'assumptions sites: { a: { pue: 1 }, b: { pue: 2 } } > { b: { pue: 2 }, a: { pue: 1 } }',
    ]);
  });
  test('a list is one piece, and so is what changes its form', () => {
    expect(
      changes(
        'tasks: { t: { traffic: flat, compliance: [a, b] } }',
        'tasks: { t: { traffic: { peakToMean: 3 }, compliance: [b, a] } }',
      ),
    ).toEqual(['mix tasks.t.traffic: flat > { peakToMean: 3 }', 'mix tasks.t.compliance: [a, b] > [b, a]']);
  });
});

describe('a mixture of two scenarios', () => {
  const a = `${ONE}options: { o: { api: x, price: { input: 1, output: 2 } } }`;
  const b = `tasks: { t: { requests: 9 /day, input: 1 tok } }\noptions: { o: { api: x, price: { input: 3, output: 4 }, upfront: 7 } }`;
  test('has the moved pieces of the second and the rest of the first', () => {
    expect(hybrid(a, b)).toBe('{tasks:{t:{requests:1 /day,input:1 tok}},options:{o:{api:x,price:{input:1,output:2}}}}');
    expect(hybrid(a, b, 'tasks.t.requests', 'options.o.price.output')).toBe(
      '{tasks:{t:{requests:9 /day,input:1 tok}},options:{o:{api:x,price:{input:1,output:4}}}}',
    );
    expect(hybrid(a, b, 'options.o.upfront')).toContain('price:{input:1,output:2},upfront:7');
  });
  test('of all pieces is the second, of none the first', () => {
    const all = changedParts(tree(a), tree(b)).map(part => part.path);
    expect(hybrid(a, b, ...all)).toBe(JSON.stringify(plain(tree(b))).replaceAll('"', ''));
  });
  test('leaves out roles of options that are not there, and what no cost depends on', () => {
    const one = 'options: { o: { api: x } }\nbudget: []\nstaff: { m: { fte: 1, appliesTo: [o] } }';
    const two =
      'options: { o: { api: x }, p: { api: y } }\nstaff: { m: { fte: 1, appliesTo: [p, o] }, n: { fte: 1, appliesTo: [p] } }';
    expect(hybrid(one, two, 'staff.m.appliesTo', 'staff.n')).toBe(
      '{options:{o:{api:x}},staff:{m:{fte:1,appliesTo:[o]}}}',
    );
  });
  test('takes an unusual price for confirmed where one side confirms it', () => {
    const side = (confirmed: string, price: number) => `options: { o: { api: x, discount: ${price}%${confirmed} } }`;
    expect(hybrid(side('', 1), side(', confirmUnusual: true', 9), 'options.o.discount')).toContain(
      'confirmUnusual:true',
    );
  });
});
