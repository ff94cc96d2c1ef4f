import type * as z from 'zod/mini';
import { CURRENCIES } from '../quantity/unit.ts';
import { has, oneOf } from './alternatives.ts';
import { amount, byId, choice, flag, leaf, list, name, optional, section, text } from './field.ts';
import { optionSchema } from './option-schema.ts';
import { date, formatVersion, monthOfYear, timeZone } from './special-fields.ts';
import { taskSchema } from './task-schema.ts';
import { uncertaintySchema } from './uncertainty-schema.ts';
import * as w from './wanted.ts';

const currency = leaf<string>(
  () => ({ description: 'Currency of all amounts. Default USD.', enum: CURRENCIES }),
  () => 'USD',
  written =>
    (CURRENCIES as readonly string[]).includes(written)
      ? { value: written }
      : {
          fault: {
            code: 'E228',
            message: `\`${written}\` is not a currency this program knows`,
            expected: 'an ISO 4217 code such as `USD`',
            words: CURRENCIES,
          },
        },
);

const drift = (what: string) =>
  optional(amount(`Change of ${what} from month 2 on, (1+r)^(1/12) a month. Default none.`, w.YEARLY_CHANGE));

const charge = (what: string) => ({
  priceDrift: drift(what),
  paidAnyway: optional(flag('Spent whatever is decided: the marginal lens leaves it out. Default false.')),
  appliesTo: optional(
    list(
      'Kinds (api, rent, buy) or option ids that it applies to. Default: every option.',
      name('A kind or an option id.'),
    ),
  ),
  per: optional(choice('Per what it is paid. Default plan.', ['plan', 'option', 'replica', 'model'])),
});

const plan = oneOf(
  'A mix: { shares } of each task over options, or { fill }: the first option to its size, the rest overflows to the next.',
  value => (has(value, 'fill') && !has(value, 'shares') ? 1 : 0),
  section('Shares of each task.', {
    shares: byId('By task.', byId('Share by option; they sum to 1.', amount('Share of the task.', w.FIXED_SHARE))),
  }),
  section('Options in the order they are filled.', { fill: list('Two or more options.', name('Id of an option.')) }),
);

const routing = section('What routing may use. Left out: all tasks over all options.', {
  options: optional(list('Options it may use.', name('Id of an option.'))),
  tasks: optional(list('Tasks it routes; the others stay where the baseline has them.', name('Id of a task.'))),
  shareStep: optional(amount('Shares come in whole multiples of this: 100% sends a task whole to one option.', w.STEP)),
  cascades: optional(
    byId(
      'Try a cheap option first, escalate what it fails.',
      section('A cascade.', {
        try: name('Option that is tried first.'),
        escalateTo: name('Option that takes what the first one fails.'),
        escalation: amount('Share that is escalated.', w.SHARE),
        routerPrice: optional(amount('Price of the router.', w.TOKEN_PRICE)),
      }),
    ),
  ),
});

/** The scenario file. */
export const scenarioSchema = section(
  'Which tokens should come from where: the tasks, the options to compare, and the plans that mix them.',
  {
    $schema: optional(text('The JSON Schema of this format, for editors.')),
    tco: optional(formatVersion('tco')),
    name: optional(text('Name of the scenario; default: the name of the file.')),
    asOf: optional(date('Prices in force on this day; default: the date of the catalog.')),
    laterPrices: optional(
      choice('Prices known on that day to change within the horizon: follow them, or hold. Default follow.', [
        'follow',
        'hold',
      ]),
    ),
    currency: optional(currency),
    timeZone: optional(timeZone("Offset of the traffic's hours. Default UTC.")),
    horizon: optional(amount('Time that is looked at. Default 36 month.', w.MONTHS)),
    discountRate: optional(amount('Discount rate; 0% /year switches it off. Default 8 % /year.', w.DISCOUNT_RATE)),
    fiscalYearStart: optional(monthOfYear('Month with which a fiscal year starts. Default 1.')),
    calendar: optional(
      section('How months, days and hours relate.', {
        hoursPerMonth: optional(amount('Hours per month; may be operating hours. Default 730.', w.HOURS_PER_MONTH)),
        daysPerMonth: optional(amount('Days per month. Default: hoursPerMonth / 24.', w.DAYS_PER_MONTH)),
      }),
    ),
    tasks: byId('What is to be served; by task id.', taskSchema),
    options: byId('Ways to serve it; by option id.', optionSchema),
    plans: optional(byId('Mixes; every option alone is a plan already.', plan)),
    baseline: optional(name('Id of the plan or option that is done today.')),
    sites: optional(
      byId(
        'Where owned hardware stands; the first is the default.',
        section('A site.', {
          region: optional(text('Region in the catalog.')),
          electricity: optional(amount('Price of electricity.', w.ELECTRICITY)),
          pue: optional(amount('Power usage effectiveness.', w.PUE)),
          colocation: optional(amount('Price of installed power.', w.COLOCATION)),
          priceDrift: drift('electricity and colocation'),
          confirmUnusual: optional(flag('Confirms that an unusual price is right.')),
        }),
      ),
    ),
    staff: optional(
      byId(
        'People.',
        section('A role.', {
          fte: amount('Full-time equivalents.', w.FTE),
          salary: amount('Fully loaded salary of one.', w.SALARY),
          ...charge('the salary'),
        }),
      ),
    ),
    overheads: optional(
      byId(
        'Other charges.',
        section('A charge.', {
          cost: amount('Cost per h, month, year, GPU, replica or Mtok.', w.CHARGE),
          ...charge('the cost'),
        }),
      ),
    ),
    routing: optional(routing),
    uncertainty: optional(uncertaintySchema),
    budget: optional(
      list(
        'Limits that `tco check` holds.',
        section('Limits of one figure: at least one of max, min, is, and those against a baseline.', {
          metric: name('Dotted path of a figure of the report, such as plans.hybrid.monthly.'),
          max: optional(amount('Broken above it.', w.LIMIT)),
          min: optional(amount('Broken below it.', w.LIMIT)),
          warn: optional(amount('Warning before `max` or `min` is broken.', w.LIMIT)),
          is: optional(name('The plan that verdict.cheapest must name.')),
          at: optional(choice('Which value of a range is held against it. Default likely.', ['low', 'likely', 'high'])),
          maxIncrease: optional(amount('Highest increase against the baseline: 5%, or an amount.', w.LIMIT)),
          warnIncrease: optional(amount('Warning above this increase.', w.LIMIT)),
          maxChange: optional(amount('Greatest change against the baseline in either direction.', w.LIMIT)),
          warnChange: optional(amount('Warning beyond this change.', w.LIMIT)),
        }),
      ),
    ),
  },
);

/** The scenario as zod hands it on: amounts read, nothing placed, no defaults. */
export type ScenarioText = z.output<typeof scenarioSchema>;
