import { published } from './published.ts';

published('routing', 'a dear and a cheap model together');
