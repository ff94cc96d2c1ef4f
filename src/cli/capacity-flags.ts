import { didYouMean } from '../input/suggest.ts';
import { engineNamed } from '../model/capacity/engine.ts';
import { bitsPerWeight } from '../model/capacity/precision.ts';
import { type Amount, readAmount, type Wanted } from '../quantity/amount.ts';
import { ENGINES } from '../scenario/engines.ts';
import { PRECISIONS } from '../scenario/precisions.ts';
import { UsageFault } from './exit.ts';

/** What commander hands to `tco capacity`. */
export interface CapacityFlags {
  readonly model?: string;
  readonly replica?: string;
  readonly device?: string;
  readonly top?: string;
  readonly precision?: string;
  readonly kvPrecision?: string;
  readonly input?: string;
  /** Tokens, a file, or both: {@link splitOutput}. */
  readonly output?: readonly string[];
  readonly concurrency?: string;
  readonly ttft?: string;
  readonly tpot?: string;
  readonly engine?: string;
  readonly tuning?: string;
  readonly load?: string;
  readonly requests?: string;
  readonly peakToMean?: string;
  readonly rent?: string;
  readonly provider?: string;
}

/** The flags as values; times in seconds, loads a second, rents in USD/GPU/h. */
export interface ReadFlags {
  readonly model: string;
  readonly replica: { readonly count: number; readonly device: string } | undefined;
  readonly top: number | undefined;
  readonly precision: string | undefined;
  readonly kvBits: number;
  readonly request: { readonly input: number; readonly output: number };
  readonly concurrency: number | undefined;
  readonly limits:
    | { readonly timeToFirstToken: number | undefined; readonly timePerToken: number | undefined }
    | undefined;
  readonly engine: string | undefined;
  readonly tuning: 'default' | 'tuned';
  readonly load: { readonly requests: number; readonly peakToMean: number } | undefined;
  readonly rent: number | undefined;
}

const TOKENS: Wanted = { units: ['tok', ''], example: '2000 tok', min: '1', max: '1e7', ranges: false };
const SECONDS: Wanted = { units: ['s'], example: '2 s', above: '0', max: '86400', ranges: false };
const RENT: Wanted = { units: ['USD/GPU/h'], example: '2.5 USD/GPU/h', above: '0', max: '1e6', ranges: false };
const COUNT: Wanted = { units: [''], example: '64', min: '1', max: '1e6', whole: true, ranges: false };
const FACTOR: Wanted = { units: [''], example: '3', min: '1', max: '1000', ranges: false };
const REQUESTS = ['request/day', 'request/s', 'request/month'];
const LOAD: Wanted = {
  units: [...REQUESTS, 'tok/day', 'tok/s', 'tok/month'],
  example: '500k /day',
  above: '0',
  ranges: false,
};

const KV_BITS: Readonly<Record<string, number>> = { fp16: 16, bf16: 16, fp8: 8, int8: 8, int4: 4, fp4: 4 };

/** `2s` as a person types it at a prompt, `2 s` as amounts are written. */
const spaced = (text: string): string => text.trim().replace(/^(\d[\d.]*)(ms|s|min|tok|k?tok)$/, '$1 $2');

/** What was meant as a number, right or wrong; not `2026.csv` or `./300`. */
const LIKE_A_NUMBER = /^-?\d[\d.,_]*\s*[kMBT]?\s*(tok\w*)?$/;

/** `--output` is the mean output of a request, as in the task of a scenario, and the file to write, as with every command: a number is the one, a name the other. */
export function splitOutput(given: readonly string[] = []): {
  readonly tokens: string | undefined;
  readonly file: string | undefined;
} {
  const isTokens = (text: string) => readAmount(spaced(text), TOKENS).ok || LIKE_A_NUMBER.test(text.trim());
  const [tokens, files] = [given.filter(isTokens), given.filter(text => !isTokens(text))];
  if (tokens.length > 1 || files.length > 1)
    throw new UsageFault(
      '--output is given twice',
      'once as tokens (`--output 300`), once as a file (`--output page.txt`)',
    );
  return { tokens: tokens[0], file: files[0] };
}

/** Reads all flags; throws one UsageFault for everything that is wrong with them. */
export function readFlags(flags: CapacityFlags): ReadFlags {
  const faults: string[] = [];
  const read = (flag: string, text: string | undefined, wanted: Wanted): Amount | undefined => {
    if (text === undefined) return undefined;
    const reading = readAmount(spaced(text), wanted);
    if (reading.ok) return reading.amount;
    faults.push(`--${flag} ${reading.message}${reading.hint ? `: ${reading.hint}` : ''}`);
    return undefined;
  };
  const number = (flag: string, text: string | undefined, wanted: Wanted) => baseOf(read(flag, text, wanted));
  const seconds = (flag: string, text: string | undefined) => {
    const hours = number(flag, text, SECONDS);
    return hours === undefined ? undefined : hours * HOUR;
  };
  const { tokens } = splitOutput(flags.output);
  if (flags.model === undefined) faults.push('--model is missing: `tco catalog list models` shows the ids');
  if (flags.input === undefined)
    faults.push('--input is missing: the mean prompt of a request, such as `--input 2000`');
  if (tokens === undefined)
    faults.push('--output is missing: the mean answer of a request in tokens, such as `--output 300`');
  if (flags.load !== undefined && flags.requests !== undefined)
    faults.push('--load and --requests say the same thing: give one');
  const [input, output] = [number('input', flags.input, TOKENS), number('output', tokens, TOKENS)];
  const [ttft, tpot] = [seconds('ttft', flags.ttft), seconds('tpot', flags.tpot)];
  const load = loadOf(
    flags.requests === undefined
      ? read('load', flags.load, LOAD)
      : read('requests', flags.requests, { ...LOAD, units: REQUESTS, example: '2 /s' }),
    (input ?? 0) + (output ?? 0),
  );
  const peakToMean = number('peak-to-mean', flags.peakToMean, FACTOR) ?? 1;
  if (flags.peakToMean !== undefined && flags.load === undefined && flags.requests === undefined)
    faults.push('--peak-to-mean goes with --load or --requests');
  const answer = {
    replica: flags.replica === undefined ? undefined : replicaOf(flags.replica, faults),
    top: number('top', flags.top, COUNT),
    precision: flags.precision === undefined ? undefined : precisionOf(flags.precision, faults),
    kvBits: kvBitsOf(flags.kvPrecision, faults),
    concurrency: number('concurrency', flags.concurrency, COUNT),
    engine: engineIn(flags.engine, faults),
    tuning: tuningOf(flags.tuning, faults),
    rent: number('rent', flags.rent, RENT),
  };
  if (faults.length > 0) throw new UsageFault(faults.join('\n'));
  return {
    ...answer,
    model: flags.model!,
    request: { input: input!, output: output! },
    limits: ttft === undefined && tpot === undefined ? undefined : { timeToFirstToken: ttft, timePerToken: tpot },
    load: load === undefined ? undefined : { requests: load, peakToMean },
  };
}

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Of the default calendar, 730 hours. */
const MONTH = 730 * HOUR;

const baseOf = (amount: Amount | undefined): number | undefined =>
  amount?.likely.times(amount.unit.numerator).dividedBy(amount.unit.denominator).toNumber();

/** Requests a second; tokens are divided by those of a request. */
function loadOf(amount: Amount | undefined, tokens: number): number | undefined {
  const base = baseOf(amount);
  if (base === undefined) return undefined;
  const { powers } = amount!.unit;
  const rate = base / (powers.has('h') ? HOUR : powers.has('day') ? DAY : MONTH);
  return powers.has('tok') ? rate / tokens : rate;
}

function replicaOf(text: string, faults: string[]): { count: number; device: string } | undefined {
  const match = /^([1-9]\d{0,3})\s*[x×*]\s+(\S.*)$/.exec(text.trim());
  if (match) return { count: Number(match[1]), device: match[2]!.trim() };
  faults.push(`--replica \`${text}\` is not a number of devices and the device: write \`2 x h100-sxm\``);
  return undefined;
}

function precisionOf(text: string, faults: string[]): string {
  const name = text.trim().toLowerCase();
  if (bitsPerWeight(name) === undefined)
    faults.push(`--precision \`${text}\` is not known: ${didYouMean(name, PRECISIONS) ?? PRECISIONS.join(', ')}`);
  return name;
}

function kvBitsOf(text: string | undefined, faults: string[]): number {
  const bits = text === undefined ? 16 : Object.hasOwn(KV_BITS, text) ? KV_BITS[text] : undefined;
  if (bits === undefined) faults.push(`--kv-precision \`${text}\` is none of ${Object.keys(KV_BITS).join(', ')}`);
  return bits ?? 16;
}

/** Any spelling of a known engine. */
function engineIn(text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined;
  const engine = engineNamed(text);
  if (!engine) faults.push(`--engine \`${text}\` is not known: ${didYouMean(text, ENGINES) ?? ENGINES.join(', ')}`);
  return engine;
}

function tuningOf(text: string | undefined, faults: string[]): 'default' | 'tuned' {
  if (text === undefined || text === 'default' || text === 'tuned') return text ?? 'default';
  faults.push(`--tuning \`${text}\` is neither default nor tuned`);
  return 'default';
}
