import { CONTENT } from './content.ts';
import { CONTROLS } from './controls.ts';
import { LAYOUT } from './layout.ts';
import { PRINT } from './print.ts';
import { THEME } from './theme.ts';

/** The one style sheet of the page. */
export const STYLE = [THEME, LAYOUT, CONTENT, CONTROLS, PRINT].join('');
