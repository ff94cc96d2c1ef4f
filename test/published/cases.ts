import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A figure of a report and what it has to be; see README.md for the fields. */
export interface Row {
  readonly figure: string;
  readonly is: string;
  readonly says?: string;
  readonly wrongly?: string;
  readonly set?: Settings;
}

export type Settings = Readonly<Record<string, string>>;

export interface Case {
  readonly source: string;
  readonly claim: string;
  readonly scenario: string;
  /** What answers; left out: `tco compare`. */
  readonly command?: 'route';
  readonly set?: Settings;
  readonly figures?: readonly Row[];
  readonly refused?: string;
  readonly note?: string;
}

const folder = new URL('.', import.meta.url);

/** A file of this folder. */
export const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** The cases of one family, `FAMILY.yaml`; every scalar stays the text it was written as. */
export const casesOf = (family: string): Readonly<Record<string, Case>> =>
  parse(text(`${family}.yaml`), { schema: 'failsafe' });
