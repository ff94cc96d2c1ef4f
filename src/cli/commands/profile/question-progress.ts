import { workProgress } from '../../work-progress.ts';

/** How often the line is written anew (ms). */
const TICK = 250;

/** What is asked now, how far it is, and how long it will still take, where standard error is a terminal. */
export async function questionProgress(quiet: boolean, share: () => number) {
  const line = await workProgress(quiet);
  let what = '';
  let began = performance.now();
  const tick = () => {
    const done = share();
    const seconds = (performance.now() - began) / 1000;
    const left = done > 0.02 && done < 1 ? (seconds * (1 - done)) / done : undefined;
    line.told(
      left === undefined
        ? `${what}, ${seconds.toFixed(0)} s`
        : `${what}, ${(done * 100).toFixed(0)} %, ${left.toFixed(0)} s left`,
    );
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
