/** Slips people make, by the factor they leave; the first unit that fits decides the words. */
const SLIPS: readonly { readonly factor: number; readonly units?: RegExp; readonly words: string }[] = [
  {
    factor: 1000,
    units: /tok$/,
    words: 'a price per 1,000 tokens written as one per 1,000,000, or the other way round',
  },
  { factor: 1000, units: /W/, words: 'W and kW, or kWh and MWh, exchanged' },
  { factor: 1000, units: /GB/, words: 'MB, GB or TB exchanged' },
  { factor: 1000, units: /FLOP/, words: 'GFLOP/s, TFLOP/s or PFLOP/s exchanged' },
  { factor: 1000, units: /ms/, words: 's and ms exchanged' },
  { factor: 12, units: /year|month/, words: 'a month and a year exchanged' },
  { factor: 730, units: /\/h/, words: 'a month and an hour exchanged' },
  { factor: 8, units: /\/h/, words: 'an instance of 8 GPUs and one GPU exchanged' },
  { factor: 10, words: 'a decimal point in the wrong place' },
  { factor: 100, words: 'a decimal point in the wrong place, or cents and dollars exchanged' },
  { factor: 1000, words: 'a thousand too many or too few (k, M)' },
  { factor: 1e6, words: 'a million too many or too few (k, M, B)' },
  { factor: 1024 ** 3 / 1e9, units: /GB/, words: 'GiB and GB exchanged' },
];

/** A factor counts as the one of a slip when it brings the value this near to what was expected, the square root of its width aside. */
const NEAR = 2.5;

/** The slip that would turn what was expected into what was found; none where no usual one comes near. */
export function likelySlip(
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
  unit = '',
): string | undefined {
  if (!(value > 0) || !(low > 0) || !(high > 0) || !Number.isFinite(high)) return undefined;
  const middle = Math.sqrt(low * high);
  const off = Math.abs(Math.log(value / middle));
  let best: { words: string; distance: number } | undefined;
  for (const { factor, units, words } of SLIPS) {
    if (units && !units.test(unit)) continue;
    const distance = Math.abs(off - Math.log(factor));
    if (distance < Math.log(NEAR) && (!best || distance < best.distance))
      best = { words: `about ${factor < 2 ? factor.toFixed(3) : factor} times: ${words}?`, distance };
  }
  return best?.words;
}
