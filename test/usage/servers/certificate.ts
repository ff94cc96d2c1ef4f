import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** A certificate for a host that nobody but itself vouches for. */
export function selfSigned(folder: string, host: string): { readonly file: string; readonly key: string } {
  const [file, key] = [join(folder, `${host}.crt`), join(folder, `${host}.key`)];
  const subject = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '36500'];
  const made = spawnSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', file], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
  return { file, key };
}
