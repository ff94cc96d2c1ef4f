import { calledApi } from './called-api.ts';
import { distinct } from './distinct.ts';
import { ownPool } from './own-pool.ts';
import type { Deployment } from './split.ts';
import type { Target } from './target.ts';

/** How each deployment is called; each has environment variables of its own. */
export function targetsOf(used: readonly Deployment[]): ReadonlyMap<string, Target> {
  const names = distinct(used.map(variableOf), '_');
  return new Map(used.map((deployment, i) => [deployment.option, targetOf(deployment, names[i]!)]));
}

/** With a word in front that no provider's own variables begin with. */
function variableOf({ option, kind }: Deployment): string {
  const name = option
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return `${kind === 'api' ? 'ENDPOINT' : 'POOL'}${name && `_${name}`}`;
}

const targetOf = (deployment: Deployment, variable: string): Target =>
  deployment.kind === 'api' ? calledApi(deployment, variable) : ownPool(deployment, variable);
