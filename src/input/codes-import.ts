import type { CodeEntry } from './code-entry.ts';

/** E47x: a price file of another project, read by `tco catalog import`. */
export const IMPORT_CODES: Readonly<Record<string, CodeEntry>> = {
  E470: {
    title: 'not JSON',
    explanation:
      'A price file is read as JSON, as its project publishes it. The place shows where the text stops to be JSON; a file that was cut off by a download ends in the middle.',
  },
  E471: {
    title: 'not a price file of this form',
    explanation:
      '`--from` says whose form the file has: `litellm` (a map of models), `genai-prices` (a list of providers), `openrouter` (a map with `data`), `models.dev` (a map of providers with `models`).',
  },
  E472: {
    title: 'nothing to import',
    explanation:
      'The file has the right form, but no entry of it has a price of input and of output per token that could be entered. The message counts why; nothing was written.',
  },
};
