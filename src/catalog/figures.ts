import { readAmount, type Wanted } from '../quantity/amount.ts';
import type { Given } from '../quantity/given.ts';
import type { Source } from '../quantity/source.ts';
import type { CompiledSource, Figure, SourceRef } from './compiled.ts';
import { FIELDS } from './fields.ts';

/** What a figure has of its own: its source, its first day, the day on which it became known. */
interface Own {
  readonly source?: SourceRef | undefined;
  readonly from?: string | undefined;
  readonly recorded?: string | undefined;
}

/** Turns the amount texts of one entry into given quantities that know the entry, its source and their path. */
export class Figures {
  readonly #entry: string;
  readonly #path: string;
  readonly #source: SourceRef;
  readonly #sources: readonly CompiledSource[];

  /** `kind` and `id` make the path `catalog.api.anthropic/claude-sonnet-4-6`; the entry is its file below `pricing-data/`. */
  constructor(kind: string, id: string, entry: string, source: SourceRef, sources: readonly CompiledSource[]) {
    this.#entry = entry;
    this.#path = `catalog.${kind}.${segment(id)}`;
    this.#source = source;
    this.#sources = sources;
  }

  read(field: string, text: string, wanted: Wanted, own?: Own): Given {
    const path = `${this.#path}.${field}`;
    if (typeof text !== 'string') throw new Error(`compiled catalog: ${path} is no text with a unit`);
    const reading = readAmount(text, wanted);
    if (!reading.ok) throw new Error(`compiled catalog: ${path}: ${reading.message}`);
    return { path, amount: reading.amount, source: this.source(own?.source, own?.from, own?.recorded) };
  }

  figure(field: string, figure: Figure, wanted: Wanted): Given {
    return typeof figure === 'string'
      ? this.read(field, figure, wanted)
      : this.read(field, figure.value, wanted, figure);
  }

  optional(field: string, figure: Figure | undefined, wanted: Wanted): Given | undefined {
    return figure === undefined ? undefined : this.figure(field, figure, wanted);
  }

  /** Scores by benchmark. */
  shares(field: string, scores: Readonly<Record<string, Figure>> | undefined): ReadonlyMap<string, Given> {
    return new Map(
      Object.entries(scores ?? {}).map(([name, score]) => [name, this.figure(`${field}.${name}`, score, FIELDS.share)]),
    );
  }

  source(ref: SourceRef = this.#source, from?: string, recorded?: string): Source & { readonly kind: 'catalog' } {
    const found = typeof ref === 'number' ? this.#sources[ref] : ref;
    if (!found) throw new Error(`compiled catalog: ${this.#path} has no source`);
    const { title, url, read, grade, overlay } = found;
    return {
      kind: 'catalog',
      entry: this.#entry,
      title,
      ...(url === undefined ? {} : { url }),
      ...(from === undefined ? {} : { from }),
      ...(from !== undefined || recorded === undefined ? {} : { recorded }),
      read,
      grade,
      ...(overlay === undefined ? {} : { overlay }),
    };
  }
}

/** A path segment; quoted where it has a dot, as `gpt-4.1`. */
export const segment = (id: string): string => (id.includes('.') ? JSON.stringify(id) : id);
