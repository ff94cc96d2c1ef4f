import type { CallParams } from './config.ts';

/** A deployment as LiteLLM calls it, and what its user has to know or do. */
export interface Target {
  readonly params: CallParams;
  readonly notes: readonly string[];
}

/** LiteLLM reads a value of this form from the environment. */
export const environment = (name: string): string => `os.environ/${name}`;
