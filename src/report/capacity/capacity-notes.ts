import { type Fleet, TARGET_UTILISATION } from '../../analysis/capacity/fleet-for-load.ts';
import type { Rent } from '../../analysis/capacity/rent-offers.ts';
import type { ThroughputRow } from '../../catalog/catalog.ts';
import { runsOn } from '../../model/capacity/engine.ts';
import type { Estimate } from '../../model/capacity/estimate.ts';
import type { ReplicaInput } from '../../model/capacity/resolve.ts';
import { WITHIN_LIMIT } from '../../model/fleet/operating-point.ts';
import { fixed, percent } from '../format.ts';
import type { CapacityQuestion, ServingQuestion } from './capacity-question.ts';

/** What the figures of one replica rest on that nobody said, and what to make of them. */
export function capacityNotes(
  question: CapacityQuestion,
  {
    setup,
    rows = [],
    full,
    fleet,
    rent,
    compared = false,
  }: {
    setup: ReplicaInput;
    /** Measured rows that speak for the replica, the nearest first. */
    rows?: readonly ThroughputRow[];
    full?: Estimate;
    fleet?: Fleet | undefined;
    rent?: Rent | undefined;
    compared?: boolean;
  },
): readonly string[] {
  const { choice, precisionChosen, concurrency, gpus, device, asOf } = question;
  const notes = [...modelNotes(question)];
  if (precisionChosen) notes.push(`No --precision: ${choice.precision} is the widest of fp16, fp8 and int4 that fits.`);
  if (choice.engine === undefined && rows.length > 0)
    notes.push(`No --engine: that of the nearest measured run, ${rows[0]!.engine}.`);
  else if (setup.engine === 'server')
    notes.push('No --engine: any that batches, so the interval is wider; say it where you know it.');
  if (!runsOn(setup.engine, device.spec))
    notes.push(`${setup.engine} does not run on ${device.id}: the figures are of nothing there is.`);
  if (!full) return notes;
  const most = Math.max(1, Math.floor(full.batch));
  if (concurrency !== undefined && concurrency > most)
    notes.push(
      `${fixed(String(concurrency), 0)} at once are more than fit: those beyond ${fixed(String(most), 0)} wait for a seat.`,
    );
  if (full.memoryCritical)
    notes.push(
      'Less than a quarter of the memory is left beside the weights: small differences in the set-up change the batch, and the rates with it.',
    );
  if (fleet) notes.push(fleetNote(fleet));
  if (rent) notes.push(...instanceNotes(rent, gpus));
  else notes.push(`No on-demand offer in USD for ${device.id} is in force on ${asOf}: say --rent.`);
  if (compared)
    notes.push(
      'The estimate was calibrated on measured rows, many of these among them: the ratio shows its fit, not a test.',
    );
  return notes;
}

/** What is to be said of the model whatever it runs on. */
export function modelNotes({ model, request }: ServingQuestion): readonly string[] {
  const notes: string[] = [];
  if (!model.inCatalog)
    notes.push(
      `${model.id} has no entry in the catalog: its shape is the one the estimate knows by that name, without a source.`,
    );
  const tokens = request.input + request.output;
  if (model.contextWindow !== undefined && tokens > model.contextWindow)
    notes.push(
      `A request of ${fixed(String(tokens), 0)} tok is longer than the context window of ${fixed(String(model.contextWindow), 0)} tok.`,
    );
  return notes;
}

/** How the replicas were counted. */
export const fleetNote = ({ sizedBy }: Pick<Fleet, 'sizedBy'>): string =>
  sizedBy === 'queue'
    ? `Replicas by the queue: in the busiest hour ${percent(String(WITHIN_LIMIT))} of the requests find a seat within what --ttft leaves, arrivals and lengths at random (Erlang C), at the batch that serves most so.`
    : `Replicas for ${percent(String(TARGET_UTILISATION))} in the busiest hour; with --ttft the queue sizes them. No spares.`;

function instanceNotes({ gpusPerInstance: size, instance }: Rent, gpus: number): readonly string[] {
  if (size === undefined || size === gpus) return [];
  if (size > gpus)
    return [`${instance} has ${size} GPUs: a full replica pays for its ${gpus}, a fleet for whole instances.`];
  return [
    `The replica needs ${Math.ceil(gpus / size)} x ${instance}: the price list does not say whether one machine holds them.`,
  ];
}
