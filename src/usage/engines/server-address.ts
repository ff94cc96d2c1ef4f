import { EngineFault } from '../engine.ts';

export interface ServerAddress {
  readonly scheme: string;
  /** Name, IP address without brackets, or folder of a socket; undefined where the address leaves it out. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly user: string | undefined;
  readonly database: string | undefined;
}

const WHERE =
  /^(?:\[(?<six>[0-9a-f:.]+(?:%\w+)?)\]|(?<host>[^\s:/?#[\]@]*))(?::(?<port>\d{1,5}))?(?:\/(?<database>[^\s/?#@]*))?$/i;
const USER = /^[\w.+-]+$/;

/**
 * `scheme://[user@]host[:port][/database]`. No message repeats the address: a password may stand anywhere in it.
 *
 * @param variable The variable of the environment that holds a password.
 * @throws EngineFault where it holds a password or parameters, or cannot be read.
 */
export function serverAddress(text: string, variable: string): ServerAddress {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+]*):\/\/(.*)$/is.exec(text) ?? [];
  const at = rest.lastIndexOf('@');
  const user = at === -1 ? undefined : decoded(rest.slice(0, at));
  if (at !== -1 && !(user !== undefined && USER.test(user)))
    throw new EngineFault(
      'refused',
      `the address holds more than a user before \`@\`; a password goes into ${variable}`,
    );
  if (/[?#]/.test(rest.slice(at + 1)))
    throw new EngineFault(
      'refused',
      `the address of a database ends with its name, nothing after \`?\`; a password goes into ${variable}`,
    );
  const groups = WHERE.exec(rest.slice(at + 1))?.groups;
  const port = groups?.port === undefined ? undefined : Number(groups.port);
  const host = groups?.six ?? decoded(groups?.host ?? '');
  const database = decoded(groups?.database ?? '');
  if (!groups || scheme === '' || host === undefined || database === undefined || port === 0 || (port ?? 0) > 65_535)
    throw new EngineFault('refused', 'the address of a database reads scheme://host:port/database');
  return { scheme: scheme.toLowerCase(), host: host || undefined, port, user, database: database || undefined };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether what is sent there stays on this machine: a loopback address, or the folder of a socket. */
export const isLocal = (host: string): boolean =>
  host.startsWith('/') || /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host);

/** Host and port as they stand in an address. */
export const hostAndPort = (host: string, port: number): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
