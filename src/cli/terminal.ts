import { fstatSync } from 'node:fs';

/** Whether a descriptor is a terminal. Node's own answer is asked for devices only, because loading it takes 3 ms. */
export async function isTerminal(descriptor: number): Promise<boolean> {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  return (await import('node:tty')).isatty(descriptor);
}
