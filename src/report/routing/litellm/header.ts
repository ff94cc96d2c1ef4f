import { wrap } from '../../wrap.ts';
import { readable } from './readable.ts';
import type { LiteLlmSplit } from './split.ts';

const WIDTH = 98;

/** That of the documentation the keys were read from; older ones ignore `order`, or do not go on to the next one. */
const VERSION = '1.104 (October 2026)';

/** The comment on top: what made the file, from what, how it is run, and the notes. */
export function header(
  { scenario, asOf }: LiteLlmSplit,
  variables: readonly string[],
  notes: readonly string[],
): string {
  const paragraphs = [
    `LiteLLM proxy configuration, written by tco for the scenario "${scenario}" as of ${asOf}.`,
    'It holds no secrets: keys and addresses are read from the environment. To run it, with this file as config.yaml and these variables set:',
  ];
  const lines = [
    ...paragraphs.flatMap(text => wrap(readable(text), WIDTH)),
    '',
    ...variables.map(name => `  ${name}`),
    '',
    '  litellm --config config.yaml',
    '',
    ...wrap(
      `Written for LiteLLM ${VERSION}. A client asks for a task by its name (model: <task>), with LITELLM_MASTER_KEY as its key; without that variable the proxy answers anybody.`,
      WIDTH,
    ),
    '',
    ...notes.flatMap(note => wrap(`- ${readable(note)}`, WIDTH, 0, 2)),
  ];
  return `${lines.map(line => `# ${line}`.trimEnd()).join('\n')}\n\n`;
}
