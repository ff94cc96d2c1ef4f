import { LivePage } from './live-page.ts';
import { serve } from './thread.ts';

if (typeof document === 'undefined') serve(self as unknown as Parameters<typeof serve>[0]);
else new LivePage(document.currentScript?.textContent ?? '').start();
