declare module 'jstat' {
  /** Student's distribution. */
  export const studentt: {
    /** The value that a draw stays below with probability `p`. */
    inv(p: number, degrees: number): number;
  };
}
