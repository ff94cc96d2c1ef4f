/**
 * Probability that a request must wait, with `slots` requests served at once and an offered load of `erlangs` (arrivals a
 * second × seconds of service). Erlang's C formula, through the recursion of his B formula, which does not overflow.
 */
export function erlangC(slots: number, erlangs: number): number {
  if (erlangs <= 0) return 0;
  if (erlangs >= slots) return 1;
  let blocked = 1;
  for (let n = 1; n <= slots; n++) blocked = (erlangs * blocked) / (n + erlangs * blocked);
  return blocked / (1 - (erlangs / slots) * (1 - blocked));
}

/** A pool of slots under a load that comes at random. */
export interface Queue {
  /** Requests served at once. */
  readonly slots: number;
  /** Seconds that a slot is taken by a request. */
  readonly service: number;
  /** Squared coefficients of variation of the times between arrivals and of the times of service; 1 and 1 is M/M/k. */
  readonly arrivalVariation: number;
  readonly serviceVariation: number;
}

/**
 * Seconds within which a share of the requests gets a slot: the tail of the wait is exponential, scaled by the variation as in
 * Allen and Cunneen's approximation of G/G/k. Infinite where the load is more than the slots.
 */
export function waitWithin(share: number, erlangs: number, queue: Queue): number {
  const { slots, service, arrivalVariation, serviceVariation } = queue;
  if (erlangs >= slots) return Number.POSITIVE_INFINITY;
  const waiting = erlangC(slots, erlangs);
  if (waiting <= 1 - share) return 0;
  const scale = (service * (arrivalVariation + serviceVariation)) / 2 / (slots - erlangs);
  return scale * Math.log(waiting / (1 - share));
}

const HALVINGS = 50;

/** The largest offered load, in Erlangs, at which a share of the requests waits no longer than `room` seconds. */
export function largestLoad(share: number, room: number, queue: Queue): number {
  if (room < 0) return 0;
  let [low, high] = [0, queue.slots];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (waitWithin(share, middle, queue) <= room) low = middle;
    else high = middle;
  }
  return low;
}
