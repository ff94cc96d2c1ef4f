import { published } from './published.ts';

published('bills', 'what tokens cost on an API');
