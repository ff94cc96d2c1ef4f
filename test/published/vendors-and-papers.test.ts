import { published } from './published.ts';

published('own-gpus', 'owned GPUs at full load against an API');
published('own-server', 'an owned server against a rented one');
published('falling-prices', 'payback while API prices fall');
published('worked-examples', 'worked examples of vendors and web pages');
