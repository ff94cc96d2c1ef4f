import { sanitize } from '../sanitize.ts';

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG. Values of attributes are escaped; `children` are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? pixels(value) : escapeXml(value!)}"`)
    .join('');
  return children.length ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`;
}

/** Words of anybody, as markup in which nothing can act. */
export const words = (text: string): string => escapeXml(sanitize(text));

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeXml = (text: string): string => text.replace(/[&<>"']/g, sign => ESCAPES[sign]!);

/** Decimals of a place in the picture; what is less than that differs between machines. */
export const PLACES = 2;

/** A place or a length, the same text on every machine. */
export const pixels = (value: number): string => String(Number(value.toFixed(PLACES)) + 0);
