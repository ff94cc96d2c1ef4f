import { expect, test } from 'vitest';
import { HEAD, held, WHOLE } from './mail.ts';

const outputOf = (usage: string) =>
  held([`${HEAD}${WHOLE}`, `${HEAD}${usage}`]).report!.rows.find(r => r.bucket === 'output')!;

test('usage in batches that no invoice has a price for is named beside what was paid, and in no sum', () => {
  const row = outputOf(
    '2026-06-30,acme,chat,output,standard,60000000,token,,,USD\n2026-06-30,acme,chat,output,batch,5000000,token,,,USD\n',
  );
  expect(row.billed).toEqual({ quantity: '60000000', cost: '480' });
  expect(row.reason).toBe('the usage in batch is known, but no invoice says what it cost: it is in no sum');
});

test('usage that says once more what was paid is not named, nor is a count of nothing', () => {
  const row = outputOf(
    '2026-06-30,acme,chat,output,standard,60000000,token,,,USD\n2026-06-30,acme,chat,output,batch,0,token,,,USD\n',
  );
  expect(row.reason).toBeNull();
});
