import { knownDevice } from '../../analysis/capacity/known-device.ts';
import { knownModel } from '../../analysis/capacity/known-model.ts';
import type { Rent } from '../../analysis/capacity/rent-offers.ts';
import { rentOffers } from '../../analysis/capacity/rent-offers.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { CompiledCatalog } from '../../catalog/compiled.ts';
import { didYouMean } from '../../input/suggest.ts';
import { headOf } from '../../report/catalog/catalog-head.ts';
import type { CatalogUse } from '../../report/catalog/catalog-use.ts';
import { nearIds } from '../../report/catalog/find-entries.ts';
import { listed } from '../../report/sentences/words.ts';
import { type ReadFlags, readFlags, splitOutput } from '../capacity-flags.ts';
import { catalogInUse } from '../catalog-in-use.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { emit } from '../output.ts';
import { screenOf } from '../screen.ts';
import type { Asked, CapacityOptions } from './capacity-asked.ts';

/**
 * `tco capacity`: how many tokens a replica serves at what price, or which replica serves them cheapest; with `--batch`
 * every row of a file. Where there is no answer (it does not fit, a limit that one request alone breaks), the exit code is 5.
 */
export async function capacity(options: CapacityOptions, host: Host): Promise<number> {
  if (options.batch !== undefined)
    return (await import('./capacity-batch.ts')).capacityBatch(options.batch, options, host);
  const flags = readFlags(options);
  const { json, catalog, use } = await catalogInUse(host, options.catalog);
  const asked = lookedUp(flags, options, json, catalog, use);
  const { file } = splitOutput(options.output);
  const screen = await screenOf(file === undefined ? 1 : undefined, host.env, { color: options.color, all: false });
  const { text, answered } = flags.replica
    ? (await import('./capacity-replica.ts')).replicaAnswer(asked, flags.replica, screen)
    : (await import('./capacity-ranking.ts')).rankingAnswer(asked, screen);
  emit(text, file);
  return answered ? EXIT.done : EXIT.undecided;
}

function lookedUp(
  flags: ReadFlags,
  options: CapacityOptions,
  json: CompiledCatalog,
  catalog: Catalog,
  { said }: CatalogUse,
): Asked {
  const faults: string[] = [];
  const model = knownModel(catalog, flags.model);
  if (!model) faults.push(`--model \`${flags.model}\` is not known${near(json, flags.model, 'models')}`);
  const device = flags.replica?.device ?? options.device;
  if (device !== undefined && !knownDevice(catalog, device))
    faults.push(
      `${flags.replica ? '--replica' : '--device'}: no device \`${device}\` is known${near(json, device, 'devices')}`,
    );
  const { provider } = options;
  const providers = catalog.ids('provider');
  if (provider !== undefined && !providers.includes(provider))
    faults.push(
      `--provider \`${provider}\` rents nothing out: ${didYouMean(provider, providers) ?? `known: ${providers.join(', ')}`}`,
    );
  if (provider !== undefined && flags.rent !== undefined)
    faults.push('--provider and --rent both say what the GPUs cost: give one');
  faults.push(...misplaced(flags, options));
  if (!model || faults.length > 0) throw new UsageFault(faults.join('\n'));
  const asOf = options.asOf ?? json.date;
  const { request, limits, load } = flags;
  return {
    flags,
    options,
    json,
    catalog,
    question: { catalog: headOf(json, said), asOf, model, request, limits, load },
    offers: id =>
      flags.rent === undefined ? rentOffers(catalog, id, asOf, provider) : [statedRent(flags.rent, options.rent!)],
  };
}

/** Flags that say nothing here. */
const misplaced = ({ replica }: ReadFlags, { device, top, concurrency }: CapacityOptions): string[] =>
  replica
    ? [
        ...(device === undefined ? [] : ['--device narrows the ranking; with --replica the device is named there']),
        ...(top === undefined ? [] : ['--top shortens the ranking, which --replica asks nothing of']),
      ]
    : concurrency === undefined
      ? []
      : ['--concurrency goes with --replica'];

function near(json: CompiledCatalog, written: string, kind: 'models' | 'devices'): string {
  const ids = nearIds(json, written, kind).map(id => `\`${id}\``);
  return ids.length > 0 ? `: did you mean ${listed(ids, 'or')}?` : `: \`tco catalog list ${kind}\` shows the ids`;
}

const statedRent = (perGpu: number, text: string): Rent => ({
  perGpu,
  gpusPerInstance: undefined,
  provider: undefined,
  instance: undefined,
  region: undefined,
  source: { kind: 'commandLine', argument: `--rent ${text}` },
});
