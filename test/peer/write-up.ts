import type { Difference } from './find-differences.ts';
import { KINDS, type Kind } from './kinds.ts';

/** How many models of each provider both know. */
export type Known = Readonly<Record<string, number>>;

const PAGE = `# Prices: where we and genai-prices differ

[@pydantic/genai-prices](https://www.npmjs.com/package/@pydantic/genai-prices/v/0.1.8) 0.1.8 prices API calls from tables of its own. \`test/peer/\` prices the same calls with it and with the catalog of this project.
They agree to 1e-8 USD, or differ by the prices below and by nothing else. After a change of prices \`UPDATE_PEER=1 npx vitest run test/peer\` writes this page and the list of the test.

`;

const RULES = `## Rules that differ
| here | in genai-prices | why |
|---|---|---|
| A bucket in use without a known price is an error that names it. | It is billed at the price of something else: a cache read as input, a 1 h cache write as one of 5 min, or 0 where there is nothing else. | Unknown is not 0, and not the price of something else. |
| A time without a price in force is an error that says which prices are nearest. | The first price reaches back for ever. | A price holds from the day it was seen on. |
| A prompt shorter than the provider's minimum is never cached; its cached parts are plain input. | There are no minimums. | Providers do not cache shorter prompts. The minimum stands in the entry, with its source. |
| A weekday is a condition of a price. | There are no weekdays. | DeepSeek has no dear hours at weekends. |
| A price may depend on the day, the hour and the prompt size at once. | A price depends on either a day or an hour. | The same. |
| A batch, another service tier and a region have their own prices. | There is one list. | They are part of the catalog. |
| A count is a whole number; a negative one, NaN, and more cached than the prompt are errors. | So they are; a fraction is a count as well. | A token cannot be split. |

`;

export function pageOf(known: Known, differences: readonly Difference[]): string {
  const total = Object.values(known).reduce((sum, n) => sum + n, 0);
  const providers = Object.entries(known).map(([provider, n]) => `${provider} ${n}`);
  const kinds = (Object.keys(KINDS) as Kind[]).filter(kind => differences.some(d => d.kind === kind));
  return `${PAGE}Both know ${total} models: ${providers.join(', ')}.

${RULES}## Prices that differ
USD per Mtok, ours first. What settles a difference is the source of our price, and the reason above its table.
${kinds.map(kind => section(kind, differences)).join('')}`;
}

function section(kind: Kind, differences: readonly Difference[]): string {
  const groups = new Map<string, Difference[]>();
  for (const d of differences) {
    if (d.kind !== kind) continue;
    const key = `\`${d.entry}\`|${d.source}`;
    groups.set(key, [...(groups.get(key) ?? []), d]);
  }
  const rows = [...groups].map(([key, found]) => {
    const [entry, source] = key.split('|');
    return `| ${entry} | ${found.map(d => `${d.bucket} ${d.ours} / ${d.theirs}`).join('<br>')} | ${source} |\n`;
  });
  const [title, reason] = KINDS[kind];
  return `\n### ${title}\n${reason}\n\n| entry | ours / theirs | source of ours |\n|---|---|---|\n${rows.join('')}`;
}

/** The data file of the test. */
export const dataOf = (
  known: Known,
  differences: readonly Difference[],
): string => `// biome-ignore-all format: one price a line
// Written by \`UPDATE_PEER=1 npx vitest run test/peer\`. Read what changed before you commit it.
import type { Difference } from './find-differences.ts';
import type { Known } from './write-up.ts';

export const KNOWN: Known = ${JSON.stringify(known)};

export const DIFFERENCES: readonly Difference[] = [
${differences.map(d => `  ${JSON.stringify(d)},`).join('\n')}
];
`;
