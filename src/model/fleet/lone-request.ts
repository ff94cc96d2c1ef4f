import type { Catalog, DeviceEntry, ModelEntry, ThroughputRow } from '../../catalog/catalog.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Task } from '../../scenario/scenario.ts';
import { CONSTANTS } from '../capacity/constants.ts';
import { replicaOf } from '../capacity/resolve.ts';
import { ESTIMATE } from './estimate-given.ts';
import type { FleetOption } from './fleet-option.ts';
import { type MeanRequest, meanRequest } from './mean-request.ts';
import { measuredFactor } from './measured-factor.ts';
import { type Measured, measuredFor } from './measured-rows.ts';
import { aloneAt } from './operating-point.ts';
import { setupOf } from './replica-setup.ts';
import { statedFactor } from './stated-factor.ts';

/** What one request with a replica to itself takes, in seconds, and what that rests on. */
export interface LoneRequest {
  readonly timeToFirstToken: number;
  readonly timePerToken: number;
  readonly basis: string;
}

/** How long the mean request of a task takes alone; undefined where nothing says it. */
export type Alone = (task: Task) => LoneRequest | undefined;

const known = new WeakMap<Catalog, WeakMap<FleetOption, Alone>>();

/**
 * How long the mean request of a task takes with a replica of an option to itself. It follows from task, option and catalog alone, so
 * that it can decide which tasks the option may serve. Undefined where nothing says it: stated rates without lengths, unknown hardware.
 */
export function aloneOn(option: FleetOption, catalog: Catalog): Alone {
  const ofCatalog = known.get(catalog) ?? new WeakMap<FleetOption, Alone>();
  known.set(catalog, ofCatalog);
  const found = ofCatalog.get(option) ?? made(option, catalog);
  ofCatalog.set(option, found);
  return found;
}

const requests = new WeakMap<Task, MeanRequest>();

/** The request of a task; options for which it restates nothing share it. */
function requestOf(task: Task, optionId: string): MeanRequest {
  if (task.perOption.has(optionId)) return meanRequest([task], optionId);
  const found = requests.get(task) ?? meanRequest([task], optionId);
  requests.set(task, found);
  return found;
}

const UNKNOWN: Alone = () => undefined;

function made(option: FleetOption, catalog: Catalog): Alone {
  const kind = option.throughput?.kind;
  const [model, device] = [catalog.model(option.model), catalog.device(option.replica.device)];
  if (!model || !device || kind === 'rates' || kind === 'total') return UNKNOWN;
  const rows = kind === 'measured' ? [] : catalog.throughput(model.id, device.id);
  const byEngine = new Map<string | undefined, ReturnType<typeof timesOf>>();
  const byRequest = new Map<string, LoneRequest | undefined>();
  const timesAt = (request: MeanRequest) => {
    const measured = measuredFor(rows, option, device, request);
    if (measured?.kind === 'single') return singleStream(measured, request);
    const engine = option.engine ?? measured?.rows[0]?.engine;
    if (!byEngine.has(engine)) byEngine.set(engine, timesOf(option, model, device, engine, measured?.rows ?? []));
    return byEngine.get(engine)?.(request);
  };
  return task => {
    const request = requestOf(task, option.id);
    const key = `${request.input} ${request.output}`;
    if (!byRequest.has(key)) byRequest.set(key, timesAt(request));
    return byRequest.get(key);
  };
}

/** By the serving estimate, as much faster as the replica was measured to be. */
function timesOf(
  option: FleetOption,
  model: ModelEntry,
  device: DeviceEntry,
  engine: string | undefined,
  rows: readonly ThroughputRow[],
): ((request: MeanRequest) => LoneRequest) | undefined {
  const setup = setupOf(option, model, device, engine);
  if (!setup) return undefined;
  const replica = replicaOf(setup, CONSTANTS);
  const factorAt = measuredFactor(rows, setup);
  const stated = option.throughput?.kind === 'measured' ? statedFactor(option.throughput, setup) : undefined;
  const measured = stated !== undefined || rows.length > 0;
  return request => {
    const faster = stated ?? factorAt({ ...request, batch: 1 })?.factor ?? 1;
    return {
      ...aloneAt(replica, request, faster),
      basis: measured ? `${ESTIMATE}, scaled to meet what was measured` : ESTIMATE,
    };
  };
}

const HOUR = 3600;

/** By rows that were measured with one request at a time. */
function singleStream({ prefill, decode }: Extract<Measured, { kind: 'single' }>, { input }: MeanRequest): LoneRequest {
  const perSecond = (row: ThroughputRow) => likelyInBase(row.rate).toNumber() / HOUR;
  return {
    timeToFirstToken: input / perSecond(prefill),
    timePerToken: 1 / perSecond(decode),
    basis: 'measured with one request at a time',
  };
}
