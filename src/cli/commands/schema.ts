import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { emit } from '../output.ts';

const KNOWN = ['scenario', 'mapping', 'report', 'diff', 'profile', 'backtest'];

/** `tco schema`: the published JSON Schemas. */
export async function schema(
  which: string | undefined,
  options: { readonly output?: string },
  host: Host,
): Promise<number> {
  const name = which ?? 'scenario';
  if (!KNOWN.includes(name)) throw new UsageFault(`unknown schema \`${name}\``, `known: ${KNOWN.join(', ')}`);
  emit(readFileSync(join(host.root, 'schema', `${name}.schema.json`), 'utf8'), options.output);
  return EXIT.done;
}
