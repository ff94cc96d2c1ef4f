/** A mistake of dimension in a formula, found while it is built. */
export class UnitFault extends Error {}
