import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, OutputFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { emit } from '../output.ts';

/** `tco init`: the first scenario of the collection, to be changed into one's own. */
export async function init(options: { readonly output?: string }, host: Host): Promise<number> {
  if (options.output !== undefined && existsSync(options.output))
    throw new OutputFault(`\`${options.output}\` exists already; a scenario is never overwritten`);
  // the modeline must lead an editor to the schema from wherever the new file lies
  const first = readFileSync(join(host.root, 'scenarios', 'first.yaml'), 'utf8');
  const schema = join(host.root, 'schema', 'scenario.schema.json');
  emit(first.replace('../schema/scenario.schema.json', schema), options.output);
  return EXIT.done;
}
