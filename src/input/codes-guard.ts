import type { CodeEntry } from './code-entry.ts';

/** E48x: figures of the catalog that are most likely slips. */
export const GUARD_CODES: Readonly<Record<string, CodeEntry>> = {
  E480: {
    title: 'a figure beyond every limit of its kind',
    explanation:
      'No figure of this kind is so large or so small: a token price above 2,000 USD/Mtok, a GPU-hour above 80 USD, a PUE above 2.5. Most likely its unit is a thousand times off (per 1,000 tokens for per 1,000,000, W for kW), or a decimal point is in the wrong place. `unusual` does not move these limits.',
  },
  E481: {
    title: 'a figure that does not fit those it belongs to',
    explanation:
      'Output costs a few times as much as input, a device reads its memory in a part of a second, no decode rate is above what the memory bandwidth allows. A figure that breaks such a relation is most likely a slip, or the other one is. If it is right, say why beside it with `unusual: "…"`; it may then be ten times further off.',
  },
  E482: {
    title: 'a figure far from what other entries have',
    explanation:
      'The same model at other hosts, the same device at other renters, the other rows of a benchmark, the other models of the provider: the figure lies many times above or below the middle of them. The entry itself is left out of the middle. If the figure is right, say why beside it with `unusual: "…"`; it may then be ten times further off.',
  },
  E483: {
    title: 'a price that jumps',
    explanation:
      'From one period to the next a price changes by more than three times. It happens, and then it is worth a sentence: write `unusual: "…"` (or a `note`) into the later period. Without one, it is most likely a slip in one of the two.',
  },
};
