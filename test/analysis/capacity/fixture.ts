import type { RankedDevice, RankingQuestion } from '../../../src/analysis/capacity/candidates.ts';
import type { Rent } from '../../../src/analysis/capacity/rent-offers.ts';
import { completed } from '../../../src/model/capacity/architecture.ts';
import { typicalDevice } from '../../../src/model/capacity/typical-device.ts';

/** A model of 8 billion parameters. */
export const ARCHITECTURE = completed({ parameters: 8e9 });

export const rent = (perGpu: number, gpusPerInstance?: number): Rent => ({
  perGpu,
  gpusPerInstance,
  provider: 'cloud',
  instance: `b${gpusPerInstance}`,
  region: 'any',
  source: { kind: 'constant', reason: 'a price for a test' },
});

const device = (
  id: string,
  family: Parameters<typeof typicalDevice>[0],
  offers: readonly Rent[],
  gpusPerServer?: number,
): RankedDevice => ({ id, spec: typicalDevice(family), gpusPerServer, offers, rows: [] });

export const DEVICES: readonly RankedDevice[] = [
  device('a100', 'A100', [rent(1.2, 1), rent(1.5, 8)], 8),
  device('h100', 'H100', [rent(2, 8), rent(2.4, 1)], 8),
  device('consumer', 'RTX consumer', [rent(0.4, 1)]),
  device('mac', 'Apple', [], 1),
];

export const QUESTION: RankingQuestion = {
  choice: { architecture: ARCHITECTURE, kvBits: 16, engine: undefined, tuning: 'default' },
  precision: undefined,
  request: { input: 2000, output: 300 },
  limits: undefined,
  load: undefined,
};
