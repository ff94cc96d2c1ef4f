import type { Pace } from '../../analysis/capacity/pace.ts';
import type { ThroughputRow } from '../../catalog/catalog.ts';
import { basisAt } from '../../model/fleet/nearness.ts';
import type { PaceReport } from './capacity-report.ts';
import { decimalText } from './decimal-text.ts';

/** What rates rest on, with the nearest measured row in words. */
export const paceReport = ({ faster, distance, nearest }: Pace): PaceReport => ({
  basis: basisAt(distance),
  factor: decimalText(faster),
  distance: nearest ? decimalText(distance) : null,
  nearest: nearest ? rowWords(nearest) : null,
});

const rowWords = (nearest: ThroughputRow): string =>
  `${nearest.rate.amount.text} ${nearest.metric} with ${nearest.engine} at ${nearest.input.amount.text} in and ${nearest.output.amount.text} out${nearest.concurrency === undefined ? '' : `, ${nearest.concurrency} at once`}`;
