import type { Report } from './report.ts';

/** The Report as JSON: keys sorted by code point, two spaces, a newline at the end; the same data gives the same bytes. */
export const renderJson = (report: Report): string => toJson(report);

/** Any plain data as stable JSON. What could act on a screen is escaped; it reads back the same. */
export const toJson = (data: unknown): string => `${write(data, '')}\n`;

function write(data: unknown, indent: string): string {
  if (data === null || typeof data !== 'object') return quote(data);
  const inner = `${indent}  `;
  const list = Array.isArray(data);
  const items = list
    ? data.map(item => write(item, inner))
    : Object.entries(data)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${quote(key)}: ${write(value, inner)}`);
  const [open, close] = list ? '[]' : '{}';
  return items.length === 0 ? `${open}${close}` : `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

const quote = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
