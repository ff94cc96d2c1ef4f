import { type Expected, type Judge, type Path, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import type { Magnitude } from './number.ts';

/** A context window: within its limits, of a usual size or vouched for, and round, as all are. */
export function judgeContextSize(
  judge: Judge,
  path: Path,
  found: Magnitude,
  usual: Expected,
  unusual: string | undefined,
): void {
  const says = `the context window is ${found.text}`;
  judge.limit(path, 'the context window', found, LIMITS.tokens);
  judge.expect(RELATION, path, says, found.likely, usual, unusual);
  // a multiple of 1024, or three digits and zeros, or a thousand held back of 2^20
  const tokens = found.likely;
  const round = tokens % 1024 === 0 || Number(tokens.toPrecision(3)) === tokens || 2 ** 20 - tokens === 1000;
  if (!round)
    judge.refuse(path, `${says}, not a round number`, 'a multiple of 1024, or three digits and zeros', unusual);
  if (unusual !== undefined && tokens >= usual.low && tokens <= usual.high)
    judge.refuse(
      path,
      `${says}, said to be unusual, and it is a usual one`,
      'the window that is meant, or no `unusual`',
    );
}
