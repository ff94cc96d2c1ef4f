import { type ColumnType, TEXT, type TypedColumn } from '../column-type.ts';

/** The columns of documents, from what `json_group_structure` of DuckDB says they are made of: names, and names of types. */
export function structureColumns(structure: string): readonly TypedColumn[] {
  const read: unknown = JSON.parse(structure);
  const type = typeOf(read);
  // a page of an API may be a list of documents
  const documents = type.kind === 'list' ? type.element : type;
  return documents.kind === 'struct' ? [...documents.fields].map(([name, field]) => ({ name, type: field })) : [];
}

function typeOf(structure: unknown): ColumnType {
  if (Array.isArray(structure)) return { kind: 'list', element: typeOf(structure[0]) };
  if (typeof structure === 'object' && structure !== null)
    return { kind: 'struct', fields: new Map(Object.entries(structure).map(([name, of]) => [name, typeOf(of)])) };
  return structure === 'JSON' ? { kind: 'json' } : TEXT;
}
