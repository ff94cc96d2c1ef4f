import { writePath } from '../../../input/path.ts';
import { Faults } from '../../../model/fault.ts';
import { bestOffer } from '../../../model/fleet/rent.ts';
import type { Model } from '../../../model/model.ts';
import type { Decimal } from '../../../quantity/decimal.ts';
import type { BuyOption, RentOption, Scenario } from '../../../scenario/scenario.ts';
import type { Slider } from './slider.ts';
import { around, evenly, withHome } from './stops.ts';

/** Rents, hardware prices and target utilisations of the fleets. */
export const fleetSliders = ({ options }: Scenario, model: Model): readonly Slider[] => [
  ...options.flatMap(o => (o.kind === 'rent' ? rentSlider(o, model) : [])),
  ...options.flatMap(o => (o.kind === 'buy' ? hardwareSlider(o) : [])),
  ...options.flatMap(o => (o.kind === 'api' || o.replicas ? [] : [utilisationSlider(o, model)])),
];

function rentSlider(option: RentOption, model: Model): readonly Slider[] {
  const price = option.rent.price?.amount ?? offeredPrice(option, model);
  if (!price || price.likely.isZero()) return [];
  const unit = price.unit.text;
  const places = price.likely.lt(10) ? 3 : price.likely.lt(1000) ? 2 : 0;
  return [
    {
      id: `rent.${option.id}`,
      group: 'Prices',
      label: `Rent of ${option.id}`,
      unit,
      home: price.likely.toFixed(),
      ...statedRange(option.rent.price?.amount),
      stops: around(price.likely, 0.25, 2.5, places).filter(stop => isUsual(stop, unit)),
      places,
      targets: [{ kind: 'value', path: writePath(['options', option.id, 'rent', 'price']), unit }],
    },
  ];
}

/** Rents beyond these are taken for a slip. */
const isUsual = (rent: string, unit: string): boolean =>
  unit.endsWith('/month')
    ? Number(rent) >= 5
    : Number(rent) >= 0.01 && Number(rent) <= (unit.includes('GPU') ? 200 : 2000);

/** What a GPU costs in the offer that is taken. Only where replicas fill whole instances: a price per GPU knows of no GPU that is paid and stands idle. */
function offeredPrice(option: RentOption, { context }: Model) {
  const offer = bestOffer(option, { ...context, faults: new Faults() });
  if (!offer || option.replica.count % offer.gpus !== 0) return undefined;
  const { currency } = context.scenario;
  const likely = offer.price.amount.likely.dividedBy(offer.gpus);
  return { likely, unit: { text: `${currency}/GPU/h` } };
}

function hardwareSlider(option: BuyOption): readonly Slider[] {
  const { price, inService } = option.buy;
  // what is on the books has been paid
  if (!price || price.amount.likely.isZero() || inService !== undefined) return [];
  const { likely, unit } = price.amount;
  return [
    {
      id: `hardware.${option.id}`,
      group: 'Prices',
      label: `Hardware of ${option.id}`,
      unit: unit.text,
      home: likely.toFixed(),
      ...statedRange(price.amount),
      stops: around(likely, 0.5, 2, 0),
      places: 0,
      targets: [{ kind: 'value', path: price.path, unit: unit.text }],
    },
  ];
}

function utilisationSlider(option: RentOption | BuyOption, model: Model): Slider {
  const supply = model.supplies.get(option.id);
  const byQueue = supply?.kind === 'fleet' && supply.fleet.rates.staffing !== undefined;
  const { amount } = option.targetUtilisation;
  const home = amount.likely.times(amount.unit.numerator).dividedBy(amount.unit.denominator).times(100).toFixed();
  const stops = evenly(20, 100, 1);
  return {
    id: `utilisation.${option.id}`,
    group: 'Operation',
    label: `Target utilisation of ${option.id}`,
    unit: '%',
    home: byQueue ? null : home,
    ...(byQueue ? { stated: 'as the latency limit allows' } : statedRange(amount)),
    stops: byQueue ? stops : withHome(stops, home),
    places: 1,
    targets: [{ kind: 'value', path: writePath(['options', option.id, 'targetUtilisation']), unit: '%' }],
  };
}

/** What was written, where it is more than one number. */
export const statedRange = (
  amount: { readonly low: Decimal; readonly high: Decimal; readonly text: string } | undefined,
): Pick<Slider, 'stated'> => (amount && !amount.low.eq(amount.high) ? { stated: amount.text } : {});
