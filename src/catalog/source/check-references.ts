import { didYouMean } from '../../input/suggest.ts';
import type { CompiledAlias, CompiledCatalog } from '../compiled.ts';
import { overlap } from '../dates.ts';
import type { Finding } from './finding.ts';

export type Content = Omit<CompiledCatalog, 'sha256' | 'sources'>;
export type EntryFinding = Finding & { readonly entry: string };

/** What entries say of each other: devices and models of rentals and measured rows, successors, architectures they share. */
export function checkReferences(content: Content, all: Content = content): EntryFinding[] {
  const findings: EntryFinding[] = [];
  const known = (entry: string, path: Finding['path'], what: string, id: string, ids: object) => {
    if (Object.hasOwn(ids, id)) return;
    const meant = ids === all.api && Object.hasOwn(all.apiAliases, id) ? all.apiAliases[id]!.at(-1)!.entry : undefined;
    const hint = meant ? `\`${id}\` is another name of \`${meant}\`: write that one` : didYouMean(id, Object.keys(ids));
    findings.push({
      entry,
      path,
      code: 'E457',
      message: `the catalog has no ${what} \`${id}\``,
      ...(hint ? { hint } : {}),
    });
  };
  for (const id of Object.keys(content.rentals)) known(`rentals/${id}`, [], 'device', id.split('/')[1]!, all.devices);
  for (const id of Object.keys(content.throughput)) {
    const [model = '', device = ''] = id.split('/');
    known(`throughput/${id}`, [], 'model', model, all.models);
    known(`throughput/${id}`, [], 'device', device, all.devices);
  }
  for (const [id, model] of Object.entries(content.models))
    if (model.measuredAs !== undefined) known(`models/${id}`, ['measuredAs'], 'model', model.measuredAs, all.models);
  for (const [id, api] of Object.entries(content.api))
    if (api.deprecation?.successor !== undefined)
      known(`api/${id}`, ['deprecation', 'successor'], 'API', api.deprecation.successor, all.api);
  for (const [id, rule] of Object.entries(content.rules))
    if (rule.supersededBy !== undefined) known(`rules/${id}`, ['supersededBy'], 'rule', rule.supersededBy, all.rules);
  const providers = new Set(Object.keys(all.api).map(id => id.slice(0, id.indexOf('/'))));
  for (const [id, { api, provider }] of Object.entries(content.contracts)) {
    if (api !== undefined) known(`contracts/${id}`, ['api'], 'API', api, all.api);
    if (provider !== undefined)
      known(
        `contracts/${id}`,
        ['provider'],
        'API provider',
        provider,
        Object.fromEntries([...providers].map(p => [p, p])),
      );
  }
  return findings;
}

/**
 * Every alias of an API entry with what it means when; an alias never hides an entry and never means two things on one day.
 * With a `base`, what its entries are called is kept, unless the entry on top says its names itself.
 */
export function collectAliases(
  api: Content['api'],
  base?: Pick<Content, 'api' | 'apiAliases'>,
): {
  readonly aliases: Content['apiAliases'];
  readonly findings: readonly EntryFinding[];
} {
  const findings: EntryFinding[] = [];
  const aliases: Record<string, CompiledAlias[]> = {};
  const renamed = (entry: string) => Object.hasOwn(api, entry) && api[entry]!.aliases !== undefined;
  for (const [alias, meanings] of Object.entries(base?.apiAliases ?? {})) {
    const kept = meanings.filter(m => !renamed(m.entry));
    if (kept.length) aliases[alias] = kept;
  }
  for (const [entry, { aliases: own = [] }] of Object.entries(api)) {
    own.forEach(({ id, from, to }, i) => {
      const full = `${entry.slice(0, entry.indexOf('/'))}/${id}`;
      const report = (message: string) =>
        void findings.push({ entry: `api/${entry}`, path: ['aliases', i], code: 'E458', message });
      const meanings = Object.hasOwn(aliases, full) ? aliases[full]! : [];
      const other = meanings.find(m => overlap({ validFrom: m.from, validTo: m.to }, { validFrom: from, validTo: to }));
      if (Object.hasOwn(api, full) || Object.hasOwn(base?.api ?? {}, full))
        report(`the alias \`${full}\` is an entry of its own`);
      else if (other) report(`the alias \`${full}\` also means \`${other.entry}\``);
      else
        aliases[full] = [...meanings, { entry, from, to }].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
    });
  }
  return { aliases, findings };
}
