import { readPath } from '../../input/path.ts';
import type { Variable } from '../../quantity/quantity.ts';
import type { Option, Scenario } from '../../scenario/scenario.ts';

/**
 * Says which inputs of different options are one unknown: what an estimate is off by is the same wherever the same model runs on the
 * same replica, and what the catalog's prices may do is the same for two options that pay the same price. Undefined: its own.
 */
export function sameUnknown(scenario: Scenario): (input: Variable) => string | undefined {
  const options = new Map(scenario.options.map(o => [o.id, o]));
  return ({ path, source, amount }) => {
    const [section, id = '', ...field] = readPath(path)?.segments ?? [];
    const option = section === 'options' ? options.get(`${id}`) : undefined;
    if (!option) return undefined;
    if (field[0] === 'estimate' && option.kind !== 'api')
      return ['estimate', ...field.slice(1), servedBy(option), amount.text].join(' · ');
    if (field[0] === 'priceDrift' && source.kind === 'catalog') return ['drift', paidTo(option)].join(' · ');
    return undefined;
  };
}

const servedBy = ({ model, precision, engine, tuning, replica }: Exclude<Option, { kind: 'api' }>): string =>
  [model, precision, engine ?? '', tuning ?? '', replica.count, replica.device].join(' ');

/** The list an API is paid by; of rents the market of a device. */
const paidTo = (option: Option): string => (option.kind === 'api' ? option.api : option.replica.device);
