/** Repeats a read or write that would have to wait (a pipe that another program made non-blocking). */
export function retry<T>(attempt: () => T): T {
  for (;;) {
    try {
      return attempt();
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
