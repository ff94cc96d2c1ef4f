import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledCatalog } from '../../../src/catalog/compiled.ts';
import { unsound } from '../../../src/catalog/diff/sound.ts';
import { openCatalog } from '../../../src/catalog/open.ts';
import { findEntries, SHOWN_KINDS } from '../../../src/report/catalog/find-entries.ts';
import { listing } from '../../../src/report/catalog/list.ts';
import { renderListCsv } from '../../../src/report/catalog/list-formats.ts';
import { LIST_KINDS } from '../../../src/report/catalog/list-kinds.ts';
import { renderListTable } from '../../../src/report/catalog/list-table.ts';
import { renderEntriesCsv } from '../../../src/report/catalog/show-formats.ts';
import { renderEntries } from '../../../src/report/catalog/show-page.ts';
import { PAGE } from '../../../src/report/screen.ts';
import { displayWidth } from '../../../src/report/width.ts';
import { shippedCatalog } from '../../catalog/shipped.ts';

let json: CompiledCatalog;
beforeAll(async () => {
  json = JSON.parse(shippedCatalog().json);
}, 60_000);

const NARROW = { ...PAGE, width: 40 };
const tooWide = (text: string): string[] => text.split('\n').filter(line => displayWidth(line) > NARROW.width);

describe('the catalog that is shipped', () => {
  test('is sound: what an update would refuse is not in it', () => {
    expect(unsound(json)).toBeUndefined();
  });
  test('has a page of 40 columns for its entries, and their figures as CSV', () => {
    for (const kind of SHOWN_KINDS) {
      const ids = Object.keys((json as unknown as Record<string, object | undefined>)[kind] ?? {});
      // every fifth: all of them take half a minute on a slow machine
      for (const id of ids.filter((_, i) => i % 5 === 0)) {
        const found = findEntries(json, id, kind);
        expect(tooWide(renderEntries(json, found, json.date, NARROW)), `${kind}/${id}`).toEqual([]);
        expect(renderEntriesCsv(json, found, json.date)).toContain(`${kind},${id},`);
      }
    }
  }, 60_000);
  test.each(LIST_KINDS)('has a list of %s', kind => {
    const list = listing(json, openCatalog(json), { kind });
    expect(list.rows.length).toBeGreaterThan(0);
    expect(tooWide(renderListTable(list, NARROW))).toEqual([]);
    // a heading, and a row for each
    expect(renderListCsv(list).trimEnd().split('\n')).toHaveLength(list.rows.length + 1);
  });
});
