declare module 'pgpass' {
  /** Looks a password up in PGPASSFILE or `~/.pgpass`. */
  export default function pgpass(
    wanted: { host?: string; port?: number; user?: string | undefined; database?: string | undefined },
    found: (password: string | undefined) => void,
  ): void;
}
