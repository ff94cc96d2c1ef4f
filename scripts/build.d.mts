import type { BuildOptions } from 'esbuild';

/** Bundles a command line into one CommonJS file. */
export function buildCommand(entry: string, outfile: string, extra?: BuildOptions): Promise<void>;
