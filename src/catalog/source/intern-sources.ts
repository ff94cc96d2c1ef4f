import type { CompiledCatalog, CompiledSource } from '../compiled.ts';
import { canonicalJson } from './canonical.ts';
import type { Content } from './check-references.ts';

/** Writes every source once and refers to it by number: it halves the shipped JSON. Sorted, so that the same content gives the same numbers. */
export function internSources(content: Content): Omit<CompiledCatalog, 'sha256'> {
  const found = new Map<string, CompiledSource>();
  mapSources(content, source => void found.set(canonicalJson(source), source));
  const texts = [...found.keys()].sort();
  const numbers = new Map(texts.map((text, i) => [text, i]));
  return {
    ...(mapSources(content, source => numbers.get(canonicalJson(source))!) as Content),
    sources: texts.map(text => found.get(text)!),
  };
}

/** A copy in which every value of a key `source` is replaced. */
export function mapSources(value: unknown, replace: (source: CompiledSource) => unknown): unknown {
  if (Array.isArray(value)) return value.map(item => mapSources(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key,
      key === 'source' && typeof v === 'object' ? replace(v as CompiledSource) : mapSources(v, replace),
    ]),
  );
}
