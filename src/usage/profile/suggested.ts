/** What may be meant, in front of another sentence; empty without suggestions. */
export const didYouMeanText = (suggestions: readonly string[]): string =>
  suggestions.length ? `is it ${suggestions.map(s => `\`${s}\``).join(', ')}? ` : '';
