import { published } from './published.ts';

published('melange', 'the cheapest mix of GPUs');
