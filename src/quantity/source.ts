/** Where a text stands in a file: 1-based line and column. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** How far a figure of the catalog can be trusted. `assumed`: from memory or a modelling default, always flagged. */
export type Grade = 'verified' | 'third-party' | 'derived' | 'assumed';

/** Where a number comes from. A given quantity without one cannot be built. */
export type Source =
  | { readonly kind: 'scenario'; readonly at: Place }
  | {
      readonly kind: 'catalog';
      /** Id of the entry: its path below `pricing-data/`, without `.yaml`. */
      readonly entry: string;
      readonly title: string;
      readonly url?: string;
      /** The day from which the figure is in force, `YYYY-MM-DD`. */
      readonly from?: string;
      /** Of a figure without a first day: the day on which it became known, `YYYY-MM-DD`. */
      readonly recorded?: string;
      /** The day it was read at its source, `YYYY-MM-DD`. */
      readonly read?: string;
      readonly grade: Grade;
      /** The folder of own prices that the entry stands in; undefined: the catalog's own. */
      readonly overlay?: string;
    }
  | { readonly kind: 'default'; readonly reason: string; readonly url?: string }
  | { readonly kind: 'commandLine'; readonly argument: string }
  | { readonly kind: 'constant'; readonly reason: string }
  | { readonly kind: 'solver'; readonly reason: string };

/** One line for a person: `scenario.yaml:14:12`, `api/openai/gpt-4o: OpenAI price list (read 2026-11-01)`. */
export function describeSource(source: Source): string {
  switch (source.kind) {
    case 'scenario':
      return `${source.at.file}:${source.at.line}:${source.at.column}`;
    case 'catalog': {
      const dates = [source.from && `from ${source.from}`, source.read && `read ${source.read}`].filter(Boolean);
      const grade = source.grade === 'verified' ? '' : `, ${source.grade}`;
      return `${source.overlay === undefined ? '' : `${source.overlay}/`}${source.entry}: ${source.title}${dates.length ? ` (${dates.join(', ')}${grade})` : grade}`;
    }
    case 'default':
      return `default: ${source.reason}`;
    case 'commandLine':
      return `command line: ${source.argument}`;
    case 'constant':
      return source.reason;
    case 'solver':
      return `solver: ${source.reason}`;
  }
}
