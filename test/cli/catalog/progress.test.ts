import { beforeEach, expect, test, vi } from 'vitest';
import { downloadProgress } from '../../../src/cli/commands/catalog/progress.ts';

const said = vi.hoisted(() => ({ err: [] as string[], terminal: true }));
vi.mock('../../../src/cli/output.ts', () => ({ note: (text: string) => void said.err.push(text) }));
vi.mock('../../../src/cli/terminal.ts', () => ({ isTerminal: async () => said.terminal }));
beforeEach(() => {
  said.err = [];
  said.terminal = true;
});

/** Two parts of 30 kB, then one of 100 kB, of 160 kB. */
async function fetched(quiet: boolean): Promise<string[]> {
  const { told, ended } = await downloadProgress(quiet);
  for (const bytes of [30_000, 60_000, 160_000]) told(bytes, 160_000);
  ended();
  return said.err;
}

test('a terminal is told how much has come, not at every part, and gets a new line at the end', async () => {
  expect(await fetched(false)).toEqual(['\r30 kB of 160 kB fetched', '\r160 kB of 160 kB fetched', '\n']);
});
test('where nobody says how much there will be, there is no total', async () => {
  (await downloadProgress(false)).told(30_000, undefined);
  expect(said.err).toEqual(['\r30 kB fetched']);
});
test('what ends before the first byte leaves no empty line', async () => {
  (await downloadProgress(false)).ended();
  expect(said.err).toEqual([]);
});
test('a file or a pipe is told nothing, nor is who wants quiet', async () => {
  expect(await fetched(true)).toEqual([]);
  said.terminal = false;
  expect(await fetched(false)).toEqual([]);
});
