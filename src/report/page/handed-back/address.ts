import type { Position } from '../what-if/settings-of.ts';

/** The part of an address that says where the sliders are: `#traffic=130&horizon=48`; empty where none was moved. */
export const addressOf = (position: Position): string =>
  position.size === 0
    ? ''
    : `#${[...position].map(([id, value]) => `${encodeURIComponent(id)}=${encodeURIComponent(value)}`).join('&')}`;

/** What an address says; nothing where it leads to a heading, or was mistyped. */
export function positionIn(address: string): Position {
  const pairs = address.replace(/^#/, '').split('&');
  return new Map(
    pairs.flatMap(pair => {
      const [id, value] = pair.split('=').map(decoded);
      return id && value !== undefined ? [[id, value]] : [];
    }),
  );
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
