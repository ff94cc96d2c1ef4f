import { EngineFault } from '../engine.ts';
import { oneLine } from './one-line.ts';

const NETWORK: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host is known; check its name, and whether a VPN is needed',
  EAI_AGAIN: 'its name could not be looked up; check the network',
  ECONNREFUSED: 'nothing answers at this port; check host, port and that the server runs',
  ECONNRESET: 'the connection was cut; check that the port is the right one, and ask again',
  EPIPE: 'the connection was cut; ask again',
  ETIMEDOUT: 'no answer; check host, port and firewall',
  EHOSTUNREACH: 'there is no way to this host; check the network',
  ENETUNREACH: 'there is no way to this network; check the network',
  ENOENT: 'there is no such socket; check that the server runs',
  EACCES: 'the socket may not be used by this user',
};

const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|CRL_|INVALID_CA|HOSTNAME_MISMATCH)/;

/**
 * The fault behind an error of the network or of TLS; undefined where it is neither.
 *
 * @param shown Where the engine is, as may be shown.
 * @param authority How one's own certificate authority is named to the driver.
 */
export function unreached(error: unknown, shown: string, authority: string): EngineFault | undefined {
  const { code, message = '' } = (error ?? {}) as { code?: unknown; message?: string };
  if (typeof code !== 'string') return undefined;
  if (CERTIFICATE.test(code))
    return new EngineFault(
      'not reached',
      `${shown}: its certificate was not accepted (${oneLine(message) || code}); name your own authority in ${authority}`,
    );
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_'))
    return new EngineFault('not reached', `${shown}: no TLS is spoken at this port; check the port`);
  const why = NETWORK[code];
  return why === undefined ? undefined : new EngineFault('not reached', `${shown}: ${why}`);
}
