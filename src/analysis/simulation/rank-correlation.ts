/** The correlation r of two normal scores whose ranks are correlated by `rank` (Spearman): 2 sin(π rank ÷ 6) (K. Pearson 1907). */
export const pearsonOfRank = (rank: number): number => 2 * Math.sin((Math.PI * rank) / 6);
