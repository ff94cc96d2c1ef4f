/** A type as engines write it: `DECIMAL(18,3)`, `STRUCT(a BIGINT, b VARCHAR[])`, `Map(String, Nullable(UInt64))`. */
export interface TypeText {
  /** Its name, in upper case. */
  readonly name: string;
  /** What stands between its brackets; of a struct with the names of the fields. */
  readonly inner: readonly { readonly field: string | undefined; readonly type: TypeText }[];
  /** How many `[]` follow. */
  readonly lists: number;
}

/** Reads a type; what is not one comes back as a name that nothing knows. */
export function readTypeText(text: string): TypeText {
  let at = 0;
  const blanks = () => {
    while (text[at] === ' ') at++;
  };
  const word = (): string => {
    blanks();
    if (text[at] === '"' || text[at] === '`') {
      const quote = text[at]!;
      let name = '';
      for (at++; at < text.length; at++) {
        if (text[at] !== quote) name += text[at];
        else if (text[at + 1] === quote) name += text[++at];
        else break;
      }
      at++;
      return name;
    }
    const match = /^[^\s,()[\]]*/.exec(text.slice(at))![0];
    at += match.length;
    return match;
  };
  const type = (): TypeText => {
    let name = word().toUpperCase();
    const inner: { field: string | undefined; type: TypeText }[] = [];
    // names of several words: TIMESTAMP WITH TIME ZONE, double precision
    for (;;) {
      blanks();
      const more = /^[A-Za-z]+/.exec(text.slice(at))?.[0];
      if (!more) break;
      name += ` ${more.toUpperCase()}`;
      at += more.length;
    }
    if (text[at] === '(') {
      const named = name === 'STRUCT' || name === 'TUPLE' || name === 'NESTED';
      do {
        at++;
        const before = at;
        const field = named ? word() : undefined;
        blanks();
        // a tuple without names
        if (field !== undefined && /^[,()]/.test(text.slice(at))) at = before;
        inner.push({ field: at === before ? undefined : field, type: type() });
        blanks();
      } while (text[at] === ',');
      at++;
      blanks();
      const zone = /^ ?WITH(?:OUT)? TIME ZONE/i.exec(text.slice(at))?.[0];
      if (zone) at += zone.length;
    }
    let lists = 0;
    for (let list = /^\[\d*\]/.exec(text.slice(at)); list; list = /^\[\d*\]/.exec(text.slice(at))) {
      at += list[0].length;
      lists++;
    }
    return { name, inner, lists };
  };
  return type();
}
