import { readJson } from '../../catalog/import/json-tree.ts';
import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import type { Branch, Leaf, Tree } from '../../input/tree.ts';
import type { Cell, InvoiceRecord, InvoiceRecords } from './record.ts';

/**
 * The results of a page of an API, `{ data: [{ start_time, …, results: [{ … }] }] }`: each with the keys of the bucket that it
 * stands in, and `amount.value` for what stands deeper. Several pages may stand in a list; a plain list of flat objects is read, too.
 */
export function jsonRecords(text: string, file: string): InvoiceRecords | { readonly problems: readonly Problem[] } {
  const read = readJson(text, file);
  if (!read.ok) return { problems: [{ ...read.problem, code: 'E590' }] };
  const records = recordsIn(read.tree);
  if (!records)
    return {
      problems: [
        problemAt(read.tree.mark, 'E590', 'the JSON is neither a page of results nor a list of objects', {
          expected: 'what a costs or usage API answers: `{ "data": [ { "results": [ … ] } ] }`',
        }),
      ],
    };
  const pages = pagesIn(read.tree);
  const repeated = repeatedPage(pages);
  if (repeated) return { problems: [repeated] };
  const names = new Set(records.flatMap(record => [...record.cells.keys()]));
  return { mark: read.tree.mark, names: [...names], records, ...isPart(pages) };
}

function recordsIn(tree: Tree): JsonRecord[] | undefined {
  if (tree.kind === 'list') {
    const parts = tree.items.map(item => (item.kind === 'map' ? (recordsIn(item) ?? [flat(item)]) : undefined));
    return parts.includes(undefined) ? undefined : parts.flatMap(part => part!);
  }
  if (tree.kind !== 'map') return undefined;
  const data = tree.entries.get('data')?.value;
  if (data?.kind !== 'list') return undefined;
  return data.items.flatMap(bucket => {
    if (bucket.kind !== 'map') return [];
    const results = bucket.entries.get('results')?.value;
    if (results?.kind !== 'list') return [flat(bucket)];
    const around = flat(bucket);
    // a day without results is a day of the period all the same
    if (results.items.length === 0) return [around];
    return results.items.flatMap(item => {
      if (item.kind !== 'map') return [];
      const own = flat(item);
      return [{ mark: own.mark, cells: new Map([...around.cells, ...own.cells]) }];
    });
  });
}

/** The pages of an answer, one alone or several in a list. */
const pagesIn = (tree: Tree): readonly Branch[] =>
  (tree.kind === 'list' ? tree.items : [tree]).filter(
    (part): part is Branch => part.kind === 'map' && part.entries.get('data')?.value.kind === 'list',
  );

/** Where pages say that more of them follow, and none is the last. */
function isPart(pages: readonly Branch[]): Pick<InvoiceRecords, 'goesOn'> {
  const more = pages.map(page => page.entries.get('has_more')?.value);
  const isEnd = more.some(value => value?.kind !== 'text' || value.text !== 'true');
  return pages.length > 0 && !isEnd ? { goesOn: more.at(-1)!.mark } : {};
}

/** A page that stands there twice would be counted twice. */
function repeatedPage(pages: readonly Branch[]): Problem | undefined {
  const seen = new Map<string, number>();
  for (const [i, page] of pages.entries()) {
    const said = JSON.stringify(
      recordsIn(page)?.map(({ cells }) => [...cells].map(([name, { text }]) => [name, text])),
    );
    const twin = seen.get(said);
    if (twin !== undefined && said !== '[]')
      return problemAt(
        page.mark,
        'E590',
        `page ${i + 1} of the list says what page ${twin + 1} says: it would be counted twice`,
      );
    seen.set(said, i);
  }
  return undefined;
}

interface JsonRecord extends InvoiceRecord {
  readonly cells: ReadonlyMap<string, Cell>;
}

function flat(map: Branch): JsonRecord {
  const cells = new Map<string, Cell>();
  const take = (branch: Branch, prefix: string) => {
    for (const [key, { value }] of branch.entries) {
      if (value.kind === 'map') take(value, `${prefix}${key}.`);
      else if (value.kind === 'text' && !isNothing(value)) {
        cells.set(prefix + key, { text: value.text.trim(), mark: value.mark });
      }
    }
  };
  take(map, '');
  return { mark: map.mark, cells };
}

const isNothing = ({ text, quoted }: Leaf): boolean => text.trim() === '' || (!quoted && text === 'null');
