/** Bytes of one vector: two float64s. */
export const VECTOR = 16;

/** Bytes of lanes that one turn of any loop takes at most; blocks and runs are whole multiples of it. */
export const STRIDE = 2 * VECTOR;
