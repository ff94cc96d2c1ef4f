declare module 'jstat' {
  const jstat: {
    /** Student's distribution. */
    readonly studentt: {
      /** The value that a draw stays below with probability `p`. */
      inv(p: number, degrees: number): number;
    };
  };
  export default jstat;
}
