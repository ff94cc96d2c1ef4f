import type { Constants } from '../../src/model/capacity/constants-shape.ts';

/** The constants with four digits, and without what is not one of them. */
export const rounded = (constants: Constants): Constants =>
  JSON.parse(JSON.stringify(constants, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(4)) : v)));
