import { published } from './published.ts';

published('break-even', 'the volume from which a fixed cost beats an API');
