import { compileCatalog } from '../../scripts/compile-catalog.ts';

let compiled: Promise<string> | undefined;

/** The catalog of the sources in `pricing-data/`, compiled once. */
export const catalogJson = (): Promise<string> => {
  compiled ??= compileCatalog('pricing-data').then(({ json }) => json);
  return compiled;
};
