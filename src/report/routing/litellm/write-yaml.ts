import { item } from '../../../catalog/import/yaml-text.ts';
import { readable } from './readable.ts';

export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

/** A map as YAML in block style, to be read alike by readers of YAML 1.1 (PyYAML, so LiteLLM) and 1.2. */
export const writeYaml = (data: { readonly [key: string]: Data }): string => `${lines(data).join('\n')}\n`;

function lines(data: Data): string[] {
  if (Array.isArray(data)) return data.flatMap((entry: Data) => item(isLeaf(entry) ? [leaf(entry)] : lines(entry)));
  return Object.entries(data).flatMap(([key, value]) =>
    isLeaf(value) ? [`${text(key)}: ${leaf(value)}`] : [`${text(key)}:`, ...lines(value).map(line => `  ${line}`)],
  );
}

const isLeaf = (data: Data): data is string | number | boolean | readonly never[] =>
  typeof data !== 'object' || (Array.isArray(data) && data.length === 0);

const leaf = (data: string | number | boolean | readonly never[]): string =>
  typeof data === 'string' ? text(data) : typeof data === 'object' ? '[]' : String(data);

/** Plain where no reader takes it for anything else, otherwise in double quotes. */
const text = (value: string): string => (/^[A-Za-z][\w./-]*$/.test(value) && !WORD.test(value) ? value : quoted(value));

/** What a reader of YAML 1.1 takes for a truth value or for nothing. */
const WORD = /^(?:y|yes|n|no|true|false|on|off|null)$/i;

const quoted = (value: string): string => JSON.stringify(readable(value));
