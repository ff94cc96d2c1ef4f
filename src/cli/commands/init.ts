import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { EXIT, OutputFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { emit } from '../output.ts';

/** `tco init`: the first scenario of the collection, to be changed into one's own. */
export async function init(options: { readonly output?: string }, host: Host): Promise<number> {
  if (options.output !== undefined && existsSync(options.output))
    throw new OutputFault(`\`${options.output}\` exists already; a scenario is never overwritten`);
  const first = readFileSync(join(host.root, 'scenarios', 'first.yaml'), 'utf8');
  emit(options.output === undefined ? first : withSchema(first, options.output, host), options.output);
  return EXIT.done;
}

/** The modeline leads an editor to the schema from wherever the new file lies. */
function withSchema(text: string, output: string, host: Host): string {
  const schema = relative(dirname(resolve(output)), join(host.root, 'schema', 'scenario.schema.json'));
  return text.replace('../schema/scenario.schema.json', schema.split(sep).join('/'));
}
