import type { BuildOptions } from 'esbuild';

/** Bundles a command line into one CommonJS file. */
export function buildCommand(entry: string, outfile: string, extra?: BuildOptions): Promise<void>;

/** Bundles what is loaded beside the command into a folder, with the files that it reads. */
export function buildParts(folder: string): Promise<void>;

/** Bundles the program of the page into one classic script. */
export function buildPage(outfile: string): Promise<void>;
