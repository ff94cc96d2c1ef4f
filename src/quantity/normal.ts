const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Below it the series, above it the continued fraction. */
const SERIES_UP_TO = 2.4;
const FRACTION_DEPTH = 80;

/** Density of the standard normal distribution. */
export const density = (z: number): number => Math.exp((-z * z) / 2) / ROOT_TWO_PI;

/**
 * Distribution function of the standard normal distribution, each tail to a relative 1e-13. In the middle
 * 1/2 + φ(z)(z + z³/3 + z⁵/(3·5) + …), in the tails Laplace's continued fraction φ(z)/(z + 1/(z + 2/(z + 3/…)))
 * (Abramowitz & Stegun 26.2.11 and 26.2.14).
 */
export function cumulative(z: number): number {
  const x = Math.abs(z);
  if (x > SERIES_UP_TO) {
    let below = x;
    for (let k = FRACTION_DEPTH; k > 0; k--) below = x + k / below;
    const tail = x === Number.POSITIVE_INFINITY ? 0 : density(x) / below;
    return z < 0 ? tail : 1 - tail;
  }
  let [sum, term] = [z, z];
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + density(z) * sum;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) sum = sum * x + coefficients[i]!;
  return sum;
}

// rational approximations of algorithm AS 241, numerators and denominators, highest power first
const CENTRE = [
  [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
] as const;
const SHOULDER = [
  [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
] as const;
const TAIL = [
  [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
] as const;

/**
 * Quantile of the standard normal distribution for a probability from 0 to 1, to a relative 1e-16: M. J. Wichura,
 * Algorithm AS 241, Applied Statistics 37 (1988) 477–484. For an upper tail of probability q take the negative of that of q.
 */
export function inverseCumulative(p: number): number {
  const centred = p - 0.5;
  if (Math.abs(centred) <= 0.425) {
    const r = 0.180625 - centred * centred;
    return (centred * polynomial(CENTRE[0], r)) / polynomial(CENTRE[1], r);
  }
  const tail = centred < 0 ? p : 1 - p;
  if (tail <= 0) return centred < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  const [top, bottom] = r <= 5 ? SHOULDER : TAIL;
  const shifted = r <= 5 ? r - 1.6 : r - 5;
  const z = polynomial(top, shifted) / polynomial(bottom, shifted);
  return centred < 0 ? -z : z;
}
