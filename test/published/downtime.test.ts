import { published } from './published.ts';

published('downtime', 'what a better availability is worth');
