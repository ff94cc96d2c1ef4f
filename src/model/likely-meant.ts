import { didYouMean } from '../input/suggest.ts';

/** A hint at catalog ids that are near in spelling, or that one name is a part of. */
export function likelyMeant(id: string, known: readonly string[]): string | undefined {
  const near = didYouMean(id, known);
  if (near) return near;
  const name = id.split('/').at(-1)!;
  const alike = known.filter(k => k.includes(name) || name.includes(k.split('/').at(-1)!)).slice(0, 3);
  return alike.length ? `did you mean ${alike.map(a => `\`${a}\``).join(' or ')}?` : undefined;
}
