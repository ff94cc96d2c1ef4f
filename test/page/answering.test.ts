import { expect, test } from 'vitest';
import { Answering } from '../../src/page/answering.ts';
import type { Answer } from '../../src/page/messages.ts';
import { carriedPage } from './carried-page.ts';

test('a question that breaks the program down is refused with what happened, and the next one is answered', async () => {
  const { json } = carriedPage(`
tco: 1
tasks: { t: { requests: 40k /day, input: 900 tok, output: 200 tok } }
options: { a: { api: own/a, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } } }
`);
  const told: Answer[] = [];
  const { promise, resolve } = withResolvers();
  const answering = new Answering(answer => {
    told.push(answer);
    if (answer.stage === 'refused') answering.hear(asked(2, 'horizon', '24 month'));
    if (answer.stage === 'traffic') resolve();
  });
  answering.hear({ kind: 'carried', json });
  answering.hear(asked(1, 'baseline', '1 month'));
  await promise;
  expect(told.map(({ id, stage }) => [id, stage])).toEqual([
    [1, 'refused'],
    [2, 'costs'],
    [2, 'traffic'],
  ]);
  expect(told[0]!.said).toBe('it cannot be worked out: no slider sets baseline');
}, 10_000);

const asked = (id: number, path: string, value: string) =>
  ({ kind: 'ask', id, settings: [{ path, value }], narrow: false }) as const;

function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
