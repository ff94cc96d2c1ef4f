/** An element of a picture. */
export interface Parsed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Parsed[];
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescaped = (text: string): string =>
  text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const sign = ENTITIES[name];
    if (sign === undefined || !whole.endsWith(';')) throw new Error(`no entity: ${whole}`);
    return sign;
  });

/** Reads SVG of elements, attributes in double quotes, and text; throws at anything else, so at all that is not well formed. */
export function parsedSvg(svg: string): Parsed {
  const token = /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  const stack: { name: string; attributes: Record<string, string>; children: Parsed[]; text: string }[] = [];
  const root = { name: '', attributes: {}, children: [] as Parsed[], text: '' };
  stack.push(root);
  while (token.lastIndex < svg.length) {
    const at = token.lastIndex;
    const found = token.exec(svg);
    if (!found) throw new Error(`not well formed: ${svg.slice(at, at + 60)}`);
    const [, closing, name = '', attributes = '', empty, text] = found;
    const top = stack.at(-1)!;
    if (text !== undefined) top.text += unescaped(text);
    else if (closing) {
      if (stack.pop()!.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const entries = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [
        key!,
        unescaped(value!),
      ]);
      const element = { name, attributes: Object.fromEntries(entries), children: [], text: '' };
      top.children.push(element);
      if (!empty) stack.push(element);
    }
  }
  if (stack.length !== 1 || root.children.length !== 1) throw new Error('not one whole element');
  return root.children[0]!;
}

/** Every element of a picture, the picture itself first. */
export const everyElement = (element: Parsed): Parsed[] => [element, ...element.children.flatMap(everyElement)];

/** The elements of a kind that have these attributes. */
export const elements = (svg: string, name: string, having: Readonly<Record<string, string>> = {}): Parsed[] =>
  everyElement(parsedSvg(svg)).filter(
    e => e.name === name && Object.entries(having).every(([key, value]) => e.attributes[key] === value),
  );

/** The points of a path of straight lines. */
export const pointsOf = (d: string): { x: number; y: number }[] =>
  [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
