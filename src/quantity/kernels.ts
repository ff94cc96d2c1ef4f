interface Operand {
  readonly data: Float64Array;
  readonly lanes: number;
}

type Kernel = (
  out: Float64Array,
  lanes: number,
  size: number,
  a: Operand,
  ia: Int32Array,
  b: Operand,
  ib: Int32Array,
) => void;

/** One tight loop per operation: element by element, and within an element lane by lane. */
function kernel(
  inner: (
    out: Float64Array,
    o: number,
    lanes: number,
    a: Float64Array,
    p: number,
    sa: number,
    b: Float64Array,
    q: number,
    sb: number,
  ) => void,
): Kernel {
  return (out, lanes, size, a, ia, b, ib) => {
    const sa = a.lanes === 1 ? 0 : 1;
    const sb = b.lanes === 1 ? 0 : 1;
    for (let e = 0; e < size; e++)
      inner(out, e * lanes, lanes, a.data, ia[e]! * a.lanes, sa, b.data, ib[e]! * b.lanes, sb);
  };
}

export const KERNELS = {
  plus: kernel((out, o, n, a, p, sa, b, q, sb) => {
    for (let l = 0; l < n; l++) out[o + l] = a[p + l * sa]! + b[q + l * sb]!;
  }),
  minus: kernel((out, o, n, a, p, sa, b, q, sb) => {
    for (let l = 0; l < n; l++) out[o + l] = a[p + l * sa]! - b[q + l * sb]!;
  }),
  times: kernel((out, o, n, a, p, sa, b, q, sb) => {
    for (let l = 0; l < n; l++) out[o + l] = a[p + l * sa]! * b[q + l * sb]!;
  }),
  per: kernel((out, o, n, a, p, sa, b, q, sb) => {
    for (let l = 0; l < n; l++) out[o + l] = a[p + l * sa]! / b[q + l * sb]!;
  }),
  max: kernel((out, o, n, a, p, sa, b, q, sb) => {
    for (let l = 0; l < n; l++) {
      const x = a[p + l * sa]!;
      const y = b[q + l * sb]!;
      out[o + l] = x < y ? y : x;
    }
  }),
  min: kernel((out, o, n, a, p, sa, b, q, sb) => {
    for (let l = 0; l < n; l++) {
      const x = a[p + l * sa]!;
      const y = b[q + l * sb]!;
      out[o + l] = y < x ? y : x;
    }
  }),
} as const;

/** Sum or highest along one axis. */
export function reduce(
  out: Float64Array,
  size: number,
  lanes: number,
  part: Operand,
  { count, inner }: { readonly count: number; readonly inner: number },
  top: boolean,
): void {
  const step = part.lanes === 1 ? 0 : 1;
  for (let e = 0; e < size; e++) {
    const base = Math.floor(e / inner) * count * inner + (e % inner);
    const to = e * lanes;
    for (let l = 0; l < lanes; l++) out[to + l] = part.data[base * part.lanes + l * step]!;
    for (let k = 1; k < count; k++) {
      const from = (base + k * inner) * part.lanes;
      if (top) {
        for (let l = 0; l < lanes; l++) out[to + l] = Math.max(out[to + l]!, part.data[from + l * step]!);
      } else {
        for (let l = 0; l < lanes; l++) out[to + l] = out[to + l]! + part.data[from + l * step]!;
      }
    }
  }
}
