import type { Figure } from '../compiled.ts';

/** Why a figure that looks wrong is right, where it says so itself. */
export const said = (figure: Figure | undefined): string | undefined =>
  typeof figure === 'object' ? figure.unusual : undefined;
