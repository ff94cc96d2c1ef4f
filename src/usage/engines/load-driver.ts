import { EngineFault } from '../engine.ts';
import { oneLine } from './one-line.ts';

/** A driver, loaded when it is needed and not before. @throws EngineFault where its package is not installed, or has no binary that runs on this machine. */
export async function loadDriver<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    if (code === 'ERR_DLOPEN_FAILED' || /native binding/.test(message))
      throw new EngineFault('driver missing', `the package ${name} does not run on this machine: ${oneLine(message)}`);
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
    throw new EngineFault('driver missing', `the package ${name} is not installed; run \`npm install ${name}\``);
  }
}

/** @throws EngineFault where Node.js was told to accept any certificate. */
export function refuseUnverified(environment: Readonly<Record<string, string | undefined>>): void {
  if (environment.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    throw new EngineFault(
      'refused',
      'NODE_TLS_REJECT_UNAUTHORIZED=0 accepts any certificate; unset it, and name your own authority in NODE_EXTRA_CA_CERTS',
    );
}
