import type { MeanRequest } from '../../model/fleet/mean-request.ts';

/** Tokens of both kinds per output token: output tok/s × this = total tok/s. */
export const totalPerOutput = ({ input, output }: MeanRequest): number => (input + output) / output;
