import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import type { Branch, Items, Tree } from '../../input/tree.ts';
import type { EntryAccount } from './account.ts';
import { adoptIds, type Known } from './adopt-ids.ts';
import { checkPrices } from './check-prices.ts';
import type { Draft } from './draft.ts';
import { foldRegions } from './fold-regions.ts';
import { wrongForm } from './form-of.ts';
import { type ImportReport, importReport } from './import-report.ts';
import type { Form } from './imported.ts';
import { type RepeatedKey, readJson } from './json-tree.ts';
import { readGenaiPrices } from './read-genai-prices.ts';
import { readLitellm } from './read-litellm.ts';
import { readModelsDev } from './read-models-dev.ts';
import { readOpenrouter } from './read-openrouter.ts';
import { settleAliases } from './settle-aliases.ts';
import { settleIds } from './settle-ids.ts';
import { writeEntry } from './write-entry.ts';

/** A price file to be imported. */
export interface PriceFile {
  readonly text: string;
  /** Its name, for places and sources. */
  readonly file: string;
  readonly from: Form;
  /** The day for which its prices are taken, `YYYY-MM-DD`. */
  readonly day: string;
  /** The catalog on which the entries will lie: its ids and names are kept. */
  readonly known?: Known | undefined;
}

/** An entry file to be written: its path below the overlay, its text. */
export interface WrittenEntry {
  readonly path: string;
  readonly text: string;
}

export type ImportOutcome =
  | { readonly ok: true; readonly files: readonly WrittenEntry[]; readonly report: ImportReport }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Turns a price file of another project into entry files of this catalog, and accounts for every entry and field of it. */
export function importPrices({ text, file, from, day, known = { api: {}, apiAliases: {} } }: PriceFile): ImportOutcome {
  const json = readJson(text, file);
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const other = wrongForm(json.tree, from);
  if (other) return { ok: false, problems: [other] };
  const drafts = settleAliases(
    settleIds(adoptIds(foldRegions(readDrafts(json.tree, from)), known)).map(checkPrices),
    known,
  );
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const origin = { title: `${from} price file ${name}`, read: day };
  const files = drafts.flatMap(({ entry }) =>
    entry ? [{ path: `api/${entry.provider}/${entry.model}.yaml`, text: writeEntry(entry, origin) }] : [],
  );
  const report = importReport(
    { from, file, day },
    drafts.map(d => d.account),
    json.repeated.map(repeatedKey),
  );
  if (files.length > 0) return { ok: true, files, report };
  return { ok: false, problems: [nothing(json.tree, report)] };
}

const READERS: Readonly<Record<Form, (tree: never) => Draft[]>> = {
  litellm: readLitellm,
  'genai-prices': readGenaiPrices,
  openrouter: readOpenrouter,
  'models.dev': readModelsDev,
};

const readDrafts = (tree: Tree, from: Form): Draft[] =>
  (READERS[from] as (tree: Branch | Items) => Draft[])(tree as Branch | Items);

function repeatedKey({ key, first, again }: RepeatedKey): EntryAccount['remarks'][number] {
  const message = `stands on line ${first.line} too; the later one counts`;
  return { kind: 'repeatedKey', entry: key, line: again.line, message, entered: false };
}

function nothing(tree: Tree, { entries, left }: ImportReport): Problem {
  const why = left.map(({ reason, count }) => `${count} × ${reason}`).join('; ');
  return problemAt(tree.mark, 'E472', `none of ${entries.total} entries can be entered${why && `: ${why}`}`);
}
