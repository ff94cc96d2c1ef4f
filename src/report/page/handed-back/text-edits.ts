import type { Setting } from '../../../input/settings.ts';
import type { TextEdit } from '../../../input/text-edit.ts';

export type { TextEdit } from '../../../input/text-edit.ts';

/** What is inserted at one place: values by key, and maps of them. */
type Inserted = Map<string, string | Inserted>;

interface Place {
  readonly edit: TextEdit;
  readonly inserted: Inserted;
  value?: string;
}

/** A text with settings written into it; undefined where one of them has no place there. */
export function textWith(
  text: string,
  edits: Readonly<Record<string, TextEdit>>,
  settings: readonly Setting[],
): string | undefined {
  const places = new Map<number, Place>();
  for (const { path, value } of settings) {
    const edit = Object.hasOwn(edits, path) ? edits[path]! : undefined;
    if (!edit) return undefined;
    const place: Place = places.get(edit.start) ?? { edit, inserted: new Map() };
    places.set(edit.start, place);
    if (edit.keys.length) insert(place.inserted, edit.keys, scalar(value, edit.json));
    else place.value = scalar(value, edit.json);
  }
  const inOrder = [...places].sort(([a], [b]) => b - a);
  return inOrder.reduce((whole, [start, { edit, inserted, value }]) => {
    const members = [...inserted].map(([key, member]) => pair(key, member, edit.json));
    const added = members.length ? edit.before + members.join(edit.between) + edit.after : '';
    return whole.slice(0, start) + (value ?? added) + whole.slice(edit.end);
  }, text);
}

function insert(into: Inserted, [key, ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    into.set(key!, value);
    return;
  }
  const known = into.get(key!);
  const map: Inserted = known instanceof Map ? known : new Map();
  into.set(key!, map);
  insert(map, rest, value);
}

function pair(key: string, member: string | Inserted, json: boolean): string {
  const value =
    typeof member === 'string'
      ? member
      : `{ ${[...member].map(([inner, value]) => pair(inner, value, json)).join(', ')} }`;
  return `${scalar(key, json)}: ${value}`;
}

/** Plain where nothing in it could be taken for YAML. */
const scalar = (text: string, json: boolean): string =>
  !json && /^[A-Za-z0-9][A-Za-z0-9 ./%_-]*$/.test(text) ? text : JSON.stringify(text);
