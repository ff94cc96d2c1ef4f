import type { Problem } from '../../input/problem.ts';
import { type Mark, problemAt } from '../../input/source-text.ts';
import type { Load } from './run.ts';

/** How the load of a run was made, as its file says it. */
export interface SaidLoad {
  /** Requests that were sent, where the file counts them. */
  readonly requests: number | undefined;
  /** The most requests in flight. */
  readonly concurrency: number | undefined;
  /** Requests a second: `inf`, a number, or not said. */
  readonly rate: string | undefined;
}

/**
 * Requests in flight held at a number are a closed loop; all of them at once are a burst. Requests that come at a finite rate
 * measure the load and not the machine, so that is a reason to leave the run out. Undefined: the file does not say.
 */
export function loadOf({ requests, concurrency, rate }: SaidLoad): Load | NoLoad | undefined {
  const endless = rate === undefined || /^inf(inity)?$/i.test(rate);
  if (!endless) return { label: `${rate} requests a second`, reason: RATED };
  const all = isNumberOfRequests(requests) ? { mode: 'burst' as const, concurrency: requests } : undefined;
  if (isNumberOfRequests(concurrency))
    return all && concurrency >= all.concurrency ? all : { mode: 'closed-loop', concurrency };
  return rate === undefined ? undefined : all;
}

/** As many as a row can say. */
const isNumberOfRequests = (number: number | undefined): number is number =>
  number !== undefined && number > 0 && number < 10_000_000;

/** Why a run says nothing of what the machine can do. */
export interface NoLoad {
  readonly label: string;
  readonly reason: string;
}

const RATED =
  'requests came at a given rate, so that its tokens a second are those of the load and not what the machine can do';
export const SCHEDULED: NoLoad = { label: 'a schedule', reason: RATED.replace('at a given rate', 'by a schedule') };

export const loadLabel = (load: Load | undefined): string =>
  load === undefined
    ? 'run'
    : load.mode === 'burst'
      ? `burst of ${load.concurrency}`
      : `concurrency ${load.concurrency}`;

const SHARE = 0.01;
const ROUNDS = 2;

/** Failed requests, and runs that end before they reach a steady rate. */
export function doubtsOfLoad(
  mark: Mark,
  load: Load | undefined,
  requests: number | undefined,
  failed: number,
): Problem[] {
  const label = loadLabel(load);
  const doubts: Problem[] = [];
  const sent = (requests ?? 0) + failed;
  if (failed > SHARE * sent && sent > 0) {
    const share = ((100 * failed) / sent).toPrecision(2);
    doubts.push(
      problemAt(mark, 'E527', `${label}: ${failed} of ${sent} requests failed (${Number(share)} %)`, {
        severity: 'warning',
      }),
    );
  }
  if (load?.mode === 'closed-loop' && requests !== undefined && requests < ROUNDS * load.concurrency) {
    const message = `${label}: ${requests} requests are fewer than ${ROUNDS} rounds, so the start and the end of the run weigh in its rate`;
    doubts.push(problemAt(mark, 'E529', message, { severity: 'warning' }));
  }
  return doubts;
}
