/** A pool of replicas that serve one request after the other, first come, first served. */
export class Pool {
  /** When each replica is free. */
  private free: number[] = [];
  busySeconds = 0;

  /** From now on so many replicas serve; those that are switched off finish what they have. */
  resize(replicas: number, now: number): void {
    this.free.sort((a, b) => a - b);
    while (this.free.length < replicas) this.free.push(now);
    this.free.length = replicas;
  }

  /** Serves one request; undefined where it would wait longer than is allowed, so that it is turned away. */
  serve(at: number, seconds: number, patience: number): number | undefined {
    let next = 0;
    for (let i = 1; i < this.free.length; i++) if (this.free[i]! < this.free[next]!) next = i;
    const free = this.free[next];
    const wait = free === undefined ? Infinity : Math.max(0, free - at);
    if (wait > patience) return undefined;
    this.free[next] = at + wait + seconds;
    this.busySeconds += seconds;
    return wait;
  }
}
