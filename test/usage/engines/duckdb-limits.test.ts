import { expect, test } from 'vitest';
import { openDuckDb } from '../../../src/usage/engines/duckdb.ts';

/** Pairs of a hundred thousand numbers: ten billion, which take minutes. */
const ENDLESS = 'SELECT count(*) FROM range(100000) AS a, range(100000) AS b WHERE (a.range * b.range) % 7 = 3';

test('DuckDB ends a question at the time limit, and goes on', async () => {
  const engine = await openDuckDb({ memory: 2e8, temporary: '', rowLimit: 10, timeLimit: 0.3 });
  try {
    await expect(engine.rows(ENDLESS)).rejects.toMatchObject({
      kind: 'too slow',
      message: 'not answered within 0.3 s',
    });
    expect(await engine.rows('SELECT 42')).toEqual([['42']]);
  } finally {
    await engine.close();
  }
});
