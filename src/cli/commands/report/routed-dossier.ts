import type { Dossier } from '../../../report/dossier/build-dossier.ts';
import type { Request } from '../../engine.ts';

/** Proven to within this share of the cost. */
const GAP = 1e-6;

/** The dossier with the cheapest split beside its plans. Where routing says nothing more, it is left as it is. */
export async function routedDossier(
  dossier: Dossier,
  request: Request,
  timeLimit: number,
  told: (what: string) => void,
): Promise<Dossier> {
  const [{ runRoute }, { loadHighs }, { withSplit }] = await Promise.all([
    import('../../../report/routing/build-route.ts'),
    import('../../../analysis/routing/highs.ts'),
    import('../../../report/dossier/with-split.ts'),
  ]);
  const began = performance.now();
  const answer = runRoute(
    { ...request, derivations: false },
    {
      limits: { gap: GAP, time: timeLimit },
      elapsed: () => (performance.now() - began) / 1000,
      progress: told,
    },
    await loadHighs(),
  );
  return withSplit(dossier, answer);
}
