/** What one catalog says that another one does not. */
export interface CatalogDiff {
  readonly old: CatalogHead;
  readonly new: CatalogHead;
  /** Entries that came and went, by kind and id. */
  readonly came: readonly EntryName[];
  readonly went: readonly EntryName[];
  /** Figures of entries that are in both, by kind, id and figure. */
  readonly changes: readonly FigureChange[];
  /** Figures that are the same, but say that they come from elsewhere or became known on another day. */
  readonly resourced: readonly FigureChange[];
}

export interface CatalogHead {
  readonly version: string;
  /** `YYYY-MM-DD`: the day up to which the entries were read. */
  readonly date: string;
  readonly sha256: string;
  readonly entries: number;
  /** The folder of own prices on top of it. */
  readonly overlay?: string;
}

export interface EntryName {
  /** Folder of the entry: `api`, `devices`, `rentals`. */
  readonly kind: string;
  readonly id: string;
  readonly name: string | undefined;
}

export interface FigureChange {
  readonly kind: string;
  readonly id: string;
  readonly figure: string;
  /** First day of the period that it belongs to. */
  readonly from: string | undefined;
  readonly what: 'came' | 'went' | 'changed';
  /** As written; what came has none. */
  readonly old: string | undefined;
  readonly new: string | undefined;
  /** Of a figure that came with a new period: what held before that period. */
  readonly before: string | undefined;
  /** New over old (or over what held before), as a decimal; undefined where that is no number. */
  readonly factor: string | undefined;
  readonly price: boolean;
  /** More than {@link FLAGGED_FACTOR} times as much, or less than its reciprocal; or nothing that can be compared with the old. */
  readonly beyond: boolean;
}

/** A figure that changes by more than this factor is most likely a slip in a unit. */
export const FLAGGED_FACTOR = 3;
