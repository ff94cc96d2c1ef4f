import { Chalk } from 'chalk';
import type { Style } from '../screen.ts';

// the level is fixed here: whether there is colour at all was decided by the command line, stream by stream
const chalk = new Chalk({ level: 1 });

export const COLOURED: Style = {
  strong: text => chalk.bold(text),
  faint: text => chalk.dim(text),
  good: text => chalk.green(text),
  error: text => chalk.red.bold(text),
  warning: text => chalk.yellow(text),
};
