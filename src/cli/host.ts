import type { Engine } from './engine.ts';

/** What a command may use of the world outside. */
export interface Host {
  /** Folder of the installed package: `dist/`, `schema/` and `scenarios/` are below it. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly engine: Engine;
}
