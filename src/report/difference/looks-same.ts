import { money } from '../format.ts';

/** Whether two amounts look the same to a reader: what is below half of the last digit shown is no difference to talk about. */
export const looksSame = (a: string, b: string): boolean => money(a) === money(b);
