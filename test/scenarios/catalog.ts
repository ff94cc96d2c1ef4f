import { shippedCatalog } from '../catalog/shipped.ts';

/** The catalog of the sources in `pricing-data/`. */
export const catalogJson = async (): Promise<string> => shippedCatalog().json;
