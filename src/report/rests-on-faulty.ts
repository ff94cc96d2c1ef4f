import type { OverlayFiles } from '../catalog/source/overlay.ts';
import type { Problem } from '../input/problem.ts';
import type { Option, Scenario } from '../scenario/scenario.ts';

/**
 * Whether a scenario may name something that stands in a file of own prices which cannot be used. What the catalog then lacks is
 * the fault of that file, and saying it of the scenario would mislead. A fault outside of these files may concern anything.
 */
export function restsOnFaulty(
  scenario: Scenario,
  problems: readonly Problem[],
  overlays: readonly OverlayFiles[],
): boolean {
  const paths = new Map(overlays.flatMap(({ files }) => files.map(({ file, path }) => [file, path] as const)));
  const used = new Set(
    [
      ...scenario.options.flatMap(namesOf),
      ...scenario.sites.flatMap(site => site.region ?? []),
      ...scenario.tasks.flatMap(task => task.compliance.map(({ rule }) => rule)),
    ].map(name => name.toLowerCase()),
  );
  return problems.some(({ severity, at }) => {
    if (severity !== 'error') return false;
    const path = at && paths.get(at.file);
    if (path === undefined) return true;
    const names = path
      .toLowerCase()
      .replace(/\.ya?ml$/, '')
      .split('/');
    return names.some(name => used.has(name));
  });
}

function namesOf(option: Option): readonly string[] {
  if (option.kind === 'api') return option.api.split('/');
  const { model, replica } = option;
  return [model, replica.device, ...(option.kind === 'rent' && option.rent.provider ? [option.rent.provider] : [])];
}
