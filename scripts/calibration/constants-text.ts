import type { Constants } from '../../src/model/capacity/constants-shape.ts';

/** The constants as a TypeScript module, rounded to four digits. */
export function constantsText(constants: Constants): string {
  const rounded = JSON.stringify(constants, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(4)) : v), 2);
  const { on, rows } = constants.fitted;
  return `import type { Constants } from './constants-shape.ts';

/** Written by scripts/calibrate.ts on ${on} from ${rows} measured rows; never edited by hand. Meaning and units: constants-shape.ts. */
export const CONSTANTS: Constants = ${rounded};
`;
}
