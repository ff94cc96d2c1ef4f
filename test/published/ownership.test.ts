import { published } from './published.ts';

published('ownership', 'bought against rented hardware');
