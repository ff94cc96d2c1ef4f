import type { Constants } from '../../src/model/capacity/constants-shape.ts';

/** The constants as a TypeScript module. */
export const constantsText = (constants: Constants): string => `import type { Constants } from './constants-shape.ts';

/** Written by scripts/calibrate.ts on ${constants.fitted.on} from ${constants.fitted.rows} measured rows; never edited by hand. Meaning and units: constants-shape.ts. */
export const CONSTANTS: Constants = ${JSON.stringify(constants, undefined, 2)};
`;
