import { published } from './published.ts';

published('routers', 'routers and cascades');
