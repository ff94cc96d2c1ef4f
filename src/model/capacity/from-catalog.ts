import type { Catalog, DeviceEntry, ModelEntry } from '../../catalog/catalog.ts';
import { type Given, likelyInBase } from '../../quantity/given.ts';
import type { KnownMembers } from './architecture.ts';
import type { PlainCatalog, PlainDevice } from './match-name.ts';

const plain = (given: Given | undefined): number | undefined => given && likelyInBase(given).toNumber();

const HOUR = 3600;

/** The base unit of time is the hour. */
const perSecond = (given: Given | undefined): number | undefined => {
  const perHour = plain(given);
  return perHour === undefined ? undefined : perHour / HOUR;
};

/** Bytes of a value at 16 bits, in which the catalog states the cache. */
const VALUE_BYTES = 2;

/** What the catalog knows of a model's shape, in plain numbers. */
export function shapeOf(model: ModelEntry): KnownMembers {
  const { experts, slidingWindow, kvLoraRank, ropeHeadDim } = model;
  const latent = plain(kvLoraRank);
  return {
    parameters: plain(model.parameters)!,
    activeParameters: plain(model.activeParameters)!,
    layers: plain(model.layers)!,
    hidden: plain(model.hidden)!,
    ...given('heads', plain(model.heads)),
    ...given('kvHeads', plain(model.kvHeads)),
    ...given('headDim', plain(model.headDim)),
    ...given('vocabulary', plain(model.vocabulary)),
    ...(experts ? { experts: { total: plain(experts.total)!, active: plain(experts.active)! } } : {}),
    windowLayers: plain(slidingWindow?.layers) ?? 0,
    window: plain(slidingWindow?.window) ?? 0,
    linearLayers: plain(model.linearLayers) ?? 0,
    ...(latent === undefined ? {} : { latentRank: latent + (plain(ropeHeadDim) ?? 0) }),
    ...(model.unusual === undefined ? {} : { cachedValuesPerToken: plain(model.kvBytesPerToken)! / VALUE_BYTES }),
    tiedEmbedding: false,
  };
}

const given = (name: string, value: number | undefined) => (value === undefined ? {} : { [name]: value });

/** A device in bytes, byte/s and FLOP/s. */
export function plainDevice(device: DeviceEntry): PlainDevice {
  return {
    memory: plain(device.memory)!,
    bandwidth: perSecond(device.bandwidth)!,
    flops: Object.fromEntries([...device.flops].map(([precision, rate]) => [precision, perSecond(rate)])),
    link: device.link,
    linkBandwidth: perSecond(device.linkBandwidth),
  };
}

/** All models and devices of a catalog in plain numbers. */
export function plainCatalog(catalog: Catalog): PlainCatalog {
  return {
    models: Object.fromEntries(catalog.ids('model').map(id => [id, shapeOf(catalog.model(id)!)])),
    devices: Object.fromEntries(catalog.ids('device').map(id => [id, plainDevice(catalog.device(id)!)])),
  };
}
