import { published } from './published.ts';

published('fixed-costs', 'sums of fixed costs');
