/** Arrays one after the other. */
export const joined = (parts: readonly Float64Array[]): Float64Array =>
  filled(new Float64Array(parts.reduce((sum, part) => sum + part.length, 0)), parts);

/** An array, filled with others one after the other. */
export function filled<Row extends Float64Array | Uint8Array>(all: Row, parts: readonly Row[]): Row {
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
