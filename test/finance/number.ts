import { Decimal } from 'decimal.js';

/** Decimals of 60 digits of our own: the workbook shares no line with the program it is held against. */
export const Num = Decimal.clone({ precision: 60 });
export type Num = Decimal;

export const num = (text: string | number): Num => new Num(text);
export const ZERO = num(0);
export const sum = (parts: readonly Num[]): Num => parts.reduce((a, b) => a.plus(b), ZERO);

/** What a yearly change makes of a price or an amount in a month: (1 + r)^(1/12). */
export const perMonth = (yearly: string): Num => num(1).plus(yearly).pow(num(1).dividedBy(12));

/** 1 to 36. */
export const MONTHS = Array.from({ length: 36 }, (_, i) => i + 1);
