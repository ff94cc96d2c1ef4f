import { published } from './published.ts';

published('memory', 'what fits into which memory');
