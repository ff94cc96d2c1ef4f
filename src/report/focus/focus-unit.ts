/** Names of the specification's unit format for the words of the ledger: nouns with a capital, singular but for the last. */
const NAMES: Readonly<Record<string, readonly [one: string, more: string]>> = {
  h: ['Hour', 'Hours'],
  month: ['Month', 'Months'],
  GPU: ['GPU', 'GPUs'],
  instance: ['Instance', 'Instances'],
  server: ['Server', 'Servers'],
  replica: ['Replica', 'Replicas'],
  unit: ['Unit', 'Units'],
  request: ['Request', 'Requests'],
  FTE: ['FTE', 'FTEs'],
  kWh: ['kWh', 'kWh'],
  kW: ['kW', 'kW'],
  Mtok: ['1000000 Tokens', '1000000 Tokens'],
};

/** `GPU h` is `GPU-Hours`, `Mtok` is `1000000 Tokens`. */
export function focusUnit(unit: string): string {
  const words = unit.split(' ');
  return words
    .map((word, i) => {
      const name = NAMES[word];
      if (!name) throw new Error(`no name of FOCUS for the unit ${word}`);
      return name[i === words.length - 1 ? 1 : 0];
    })
    .join('-');
}

/** Tokens are priced by the million and consumed one by one; the rest is consumed as it is priced. */
export const consumedIn = (unit: string): { readonly unit: string; readonly times: number } =>
  unit === 'Mtok' ? { unit: 'Tokens', times: 1_000_000 } : { unit: focusUnit(unit), times: 1 };
