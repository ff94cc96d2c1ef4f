/** Why a row of a log cannot count; its code in the cube is its place here, after 0 for none. */
export const FLAWS = [
  'unreadable',
  'time',
  'impossible time',
  'model',
  'no number',
  'counts',
  'negative',
  'absurd',
  'cached',
  'reasoning',
] as const;

export type Flaw = (typeof FLAWS)[number];

/** What each is in a sentence, after "of the rows". */
export const FLAW_WORDS: Readonly<Record<Flaw, string>> = {
  unreadable: 'cannot be read: a broken line, or one without any of the columns',
  time: 'have no time that can be read',
  'impossible time': 'lie before 2015 or after today',
  model: 'name no model',
  counts: 'lack token counts although the request did not fail',
  'no number': 'have counts that are no whole numbers',
  negative: 'have negative counts',
  absurd: 'have more than 100 million tokens in a request, or a quadrillion in a sum',
  cached: 'have more cached tokens than input: the convention `cached: inside` does not fit them',
  reasoning: 'have more reasoning tokens than output: the convention `reasons: inside` does not fit them',
};

/** The code of a flaw, as the SQL of the view gives it. */
export const flawCode = (flaw: Flaw): number => FLAWS.indexOf(flaw) + 1;

/** An expression of a row without a flaw: counts of the others may be so large that no engine can add them. */
export const soundly = (sound: string, other = '0'): string => `CASE WHEN r_flaw = 0 THEN ${sound} ELSE ${other} END`;

/** tok per request beyond which a count is taken for a fault. */
export const ABSURD = 100_000_000;

/** tok beyond which the sum of any number of requests is taken for a fault: the sum of ten such still fits into 64 bits. */
export const ABSURD_SUM = 1_000_000_000_000_000;

/** Milliseconds since 1970 of the first moment of 2015: no log of a language model is older. */
export const EARLIEST = 1_420_070_400_000;
