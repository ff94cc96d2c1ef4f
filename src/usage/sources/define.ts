import { buildMapping } from '../mapping/build-mapping.ts';
import type { MappingText } from '../mapping/mapping-schema.ts';
import type { KnownLog } from './known-log.ts';

/** A known log, its mapping written as in a mapping file. */
export function knownLog({ mapping, ...log }: Omit<KnownLog, 'mapping'> & { readonly mapping: MappingText }): KnownLog {
  return { ...log, mapping: { ...buildMapping(mapping, log.id), caution: log.caution } };
}
