import { shown } from '../../input/characters.ts';

/** Lines of a map as an item of a list. */
export const item = (lines: readonly string[]): string[] =>
  lines.map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`));

/** Plain where YAML takes it for nothing else, otherwise in double quotes. */
export const scalar = (text: string): string =>
  /^[A-Za-z][\w.()/+-]*(?: [\w.()/+-]+)*$/.test(text) ? text : quoted(text);

const LONGEST = 1000;

/** In double quotes, on one line, without what cannot be seen. */
export const quoted = (text: string): string =>
  JSON.stringify(shown(text.replace(/\s+/g, ' ').trim(), () => '').slice(0, LONGEST));
