import type { Engine } from './engine.ts';

/** [version, year of its release]; between them a straight line. Source: release dates on GitHub, as remembered. */
const RELEASES: Partial<Record<Engine, readonly (readonly [number, number])[]>> = {
  'tensorrt-llm': [
    [0.09, 2024.3],
    [0.14, 2024.85],
    [0.2, 2025.45],
    [1, 2025.7],
    [1.2, 2025.95],
    [1.3, 2026.1],
  ],
  vllm: [
    [0.02, 2023.75],
    [0.06, 2024.7],
    [0.09, 2025.4],
    [0.11, 2025.8],
    [0.12, 2025.92],
    [0.15, 2026.1],
    [0.18, 2026.25],
  ],
  sglang: [
    [0.04, 2024.95],
    [0.051, 2025.65],
    [0.055, 2025.85],
    [0.059, 2026.15],
  ],
};

/** Year, with its fraction, of a release; undefined where the version says nothing. */
export function softwareYear(engine: Engine, version: string): number | undefined {
  const dated = /\b(20[2-3]\d)(?:-(\d\d))?/.exec(version);
  if (dated) return Number(dated[1]) + (dated[2] ? (Number(dated[2]) - 0.5) / 12 : 0.5);
  const known = RELEASES[engine];
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  if (!known || !match) return undefined;
  const number =
    Number(match[1]) +
    (Number(match[1]) ? Number(match[2]) / 10 : Number(match[2]) / 100) +
    (engine === 'sglang' ? Number(match[3] ?? 0) / 1000 : 0);
  let before = known[0]!;
  for (const release of known) {
    if (release[0] >= number)
      return release[0] === before[0]
        ? release[1]
        : before[1] + ((release[1] - before[1]) * (number - before[0])) / (release[0] - before[0]);
    before = release;
  }
  return before[1];
}
