import type { Problem } from '../input/problem.ts';
import type { CompiledCatalog } from './compiled.ts';

const SECTIONS = ['api', 'apiAliases', 'models', 'devices', 'rentals', 'throughput', 'sites', 'rules', 'defaults'];

/** Reads the text of a compiled catalog; what it cannot be used for is said in a problem. */
export function readCompiled(
  text: string,
  file: string,
): { readonly catalog: CompiledCatalog } | { readonly problem: Problem } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return wrong('E440', `\`${file}\` is not a compiled catalog: it is no JSON`, file);
  }
  const head = (data ?? {}) as { format?: unknown; version?: unknown };
  if (typeof head.format === 'number' && head.format > 1)
    return wrong('E441', `\`${file}\` is a catalog of format ${head.format}, this tco reads format 1`, file);
  const isCatalog =
    head.format === 1 &&
    typeof head.version === 'string' &&
    SECTIONS.every(name => typeof (data as Record<string, unknown>)[name] === 'object');
  return isCatalog
    ? { catalog: data as CompiledCatalog }
    : wrong('E440', `\`${file}\` is not a compiled catalog`, file);
}

const wrong = (code: string, message: string, file: string): { problem: Problem } => ({
  problem: {
    code,
    severity: 'error',
    message,
    at: { file, line: 1, column: 1 },
    hint:
      code === 'E441'
        ? 'install a newer tco'
        : '`tco catalog update` writes one; a folder of own prices is named as the folder',
  },
});
