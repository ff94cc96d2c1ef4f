import { readAmount } from '../../quantity/amount.ts';
import type { CompiledApi, CompiledCatalog, CompiledVariant } from '../compiled.ts';
import { overlap, type Status } from '../dates.ts';
import { BUCKETS, priceField } from '../fields.ts';
import { checkContract, checkContracts } from '../source/check-contract.ts';
import { checkReferences } from '../source/check-references.ts';
import { checkProvider, checkRule } from '../source/check-rule.ts';
import { checkSpans } from '../source/check-spans.ts';
import { checkDevice, checkOffers, checkSite } from '../source/compile-lists.ts';
import type { Finding } from '../source/finding.ts';

const STATUSES = ['effective', 'scheduled', 'withdrawn', 'deprecated'];

/** The first thing that entries of a compiled catalog say against themselves or each other, with the name of the entry; undefined where there is none. */
export function contradictionIn(json: CompiledCatalog): string | undefined {
  const contracts = json.contracts ?? {};
  const first = (entry: string, findings: readonly Finding[]): string | undefined =>
    findings.map(({ message }) => `${entry}: ${message}`)[0];
  const firstOf = <E>(kind: string, entries: Readonly<Record<string, E>>, check: (entry: E) => readonly Finding[]) => {
    for (const [id, entry] of Object.entries(entries)) {
      const fault = first(`${kind}/${id}`, check(entry));
      if (fault) return fault;
    }
    return undefined;
  };
  return (
    firstOf('api', json.api, apiFindings) ??
    firstOf('devices', json.devices, entry => [...statuses(entry.prices), ...checkDevice(entry)]) ??
    firstOf('sites', json.sites, entry => [...statuses(entry.electricity), ...checkSite(entry)]) ??
    firstOf('rentals', json.rentals, ({ offers }) => [...statuses(offers), ...checkOffers(offers)]) ??
    firstOf('rules', json.rules, checkRule) ??
    firstOf('providers', json.providers ?? {}, checkProvider) ??
    firstOf('contracts', contracts, entry => [...statuses(entry.discounts), ...checkContract(entry)]) ??
    [...checkReferences({ ...json, contracts }), ...checkContracts(contracts, contracts)].map(
      ({ entry, message }) => `${entry}: ${message}`,
    )[0] ??
    aliasFault(json)
  );
}

function apiFindings({ prices }: CompiledApi): readonly Finding[] {
  if (prices.length === 0) return [{ code: 'E451', path: ['prices'], message: 'no price is written' }];
  const spans = checkSpans(prices.map((span, i) => ({ span, path: ['prices', i] })));
  const zeros = prices.flatMap(({ free = [], ...period }, i) =>
    [period, ...period.variants].flatMap(({ prices: written }: Pick<CompiledVariant, 'prices'>) =>
      BUCKETS.filter(bucket => !free.includes(bucket) && isZero(written[bucket], bucket)).map(bucket => ({
        code: 'E455',
        path: ['prices', i],
        message: `the price of ${bucket} is 0 and not declared free`,
      })),
    ),
  );
  return [...statuses(prices), ...spans, ...zeros];
}

function isZero(text: string | undefined, bucket: (typeof BUCKETS)[number]): boolean {
  if (text === undefined) return false;
  const reading = readAmount(text, priceField(bucket));
  return reading.ok && reading.amount.low.isZero();
}

/** A word that is no status would count as in force. */
const statuses = (dated: readonly { readonly status?: Status | undefined }[] | undefined): readonly Finding[] =>
  (dated ?? [])
    .filter(({ status }) => status !== undefined && !STATUSES.includes(status))
    .map(({ status }) => ({ code: 'E220', path: ['status'], message: `\`status: ${status}\` is not known` }));

function aliasFault({ api, apiAliases }: CompiledCatalog): string | undefined {
  for (const [alias, meanings] of Object.entries(apiAliases)) {
    const missing = meanings.find(({ entry }) => !Object.hasOwn(api, entry));
    if (missing) return `the name ${alias} means ${missing.entry}, which it does not have`;
    if (Object.hasOwn(api, alias)) return `the name ${alias} is an entry of its own`;
    const spans = meanings.map(({ from, to }) => ({ validFrom: from, validTo: to }));
    if (spans.some((span, i) => spans.slice(0, i).some(earlier => overlap(earlier, span))))
      return `the name ${alias} means two things on one day`;
  }
  return undefined;
}
