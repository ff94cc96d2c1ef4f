/** Numbers in [0, 1) in a stream of their own for each seed and name, by mulberry32. */
export function stream(seed: number, ...name: readonly number[]): () => number {
  let state = name.reduce((mixed, part) => scrambled(mixed ^ part), scrambled(seed));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return scrambled(state) / 2 ** 32;
  };
}

/** A standard normal deviate, by Box and Muller. */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The output step of mulberry32: 32 bits in which each bit depends on all of `value`. */
function scrambled(value: number): number {
  const v = (value + 0x6d2b79f5) | 0;
  let t = Math.imul(v ^ (v >>> 15), v | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}
