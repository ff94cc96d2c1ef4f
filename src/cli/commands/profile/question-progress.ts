import type { Reading } from '../../../usage/engines/duckdb.ts';
import { workProgress } from '../../work-progress.ts';

/** How often the line is written anew (ms). */
const TICK = 250;

/** What is asked now, how far it is and how fast, and how long it will still take, where standard error is a terminal. */
export async function questionProgress(quiet: boolean, reading: () => Reading | undefined) {
  const line = await workProgress(quiet);
  let what = '';
  let began = performance.now();
  const tick = () => {
    line.told(`${what}${howFar(reading(), (performance.now() - began) / 1000)}`);
  };
  const timer = setInterval(tick, TICK);
  timer.unref();
  return {
    told: (now: string) => {
      what = now;
      began = performance.now();
      tick();
    },
    ended: () => {
      clearInterval(timer);
      line.ended();
    },
  };
}

/** `, 34 %, 6.1M rows/s, 3 s left`; only the time so far where nothing else is known. */
export function howFar(reading: Reading | undefined, seconds: number): string {
  const { share, rows } = reading ?? { share: 0, rows: 0 };
  if (!(share > 0.02 && share < 1)) return `, ${seconds.toFixed(0)} s`;
  const rate = rows / seconds;
  const speed = rate >= 1e6 ? `${(rate / 1e6).toFixed(1)}M` : `${Math.round(rate / 1e3)}k`;
  const left = ((seconds * (1 - share)) / share).toFixed(0);
  return `, ${(share * 100).toFixed(0)} %${rate >= 1e3 ? `, ${speed} rows/s` : ''}, ${left} s left`;
}
