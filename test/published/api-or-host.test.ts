import { published } from './published.ts';

published('api-or-host', 'an API against a host');
