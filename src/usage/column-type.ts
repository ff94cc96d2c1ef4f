/** What a column or a part of it holds, whatever engine it stands in. */
export type ColumnType =
  /** Narrow: within 64 bits with a sign. */
  | { readonly kind: 'whole'; readonly narrow: boolean }
  | { readonly kind: 'text' | 'decimal' | 'boolean' | 'instant' | 'date' | 'json' | 'other' }
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, ColumnType> }
  | { readonly kind: 'map'; readonly value: ColumnType }
  | { readonly kind: 'list'; readonly element: ColumnType };

/** A column of a source. */
export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** An expression of SQL, and what it gives. */
export interface Value {
  readonly sql: string;
  readonly type: ColumnType;
}

export const TEXT: ColumnType = { kind: 'text' };
export const JSON_KIND: ColumnType = { kind: 'json' };
