const LONGEST = 400;

/** An engine's own words on one line, cut where they grow long: some repeat the whole question. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
