import { basename } from 'node:path';
import { dayNumber } from '../../input/day.ts';
import { InputFault, type Problem } from '../../input/problem.ts';
import { moneyOfFloat } from '../../report/format.ts';
import { toJson } from '../../report/json.ts';
import { askLog } from '../../usage/ask-log.ts';
import { resolveModel } from '../../usage/billed-model.ts';
import type { Mapping } from '../../usage/mapping/mapping.ts';
import { counted, grouped } from '../../usage/profile/comment.ts';
import { dayOf } from '../../usage/profile/period.ts';
import { priced } from '../../usage/profile/priced.ts';
import { type Found, problemsOf } from '../../usage/profile/problems.ts';
import { type Profile, profileOf } from '../../usage/profile/profile.ts';
import { profileJson } from '../../usage/profile/profile-json.ts';
import { questionsOf } from '../../usage/profile/questions.ts';
import { scenarioText } from '../../usage/profile/scenario-text.ts';
import { idleNames, settledFault } from '../../usage/settled-names.ts';
import { catalogInUse } from '../catalog-in-use.ts';
import { dayOfClock } from '../day-of-clock.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { emit, note } from '../output.ts';
import { settledModels } from '../settled-models.ts';
import { warn } from '../warn.ts';
import { misfits } from './profile/fitting.ts';
import { columnNames, labelsOf } from './profile/labels.ts';
import { asInputFault, Opened } from './profile/opened.ts';
import { questionProgress } from './profile/question-progress.ts';
import { type TodayCost, todayCost } from './profile/today.ts';
import { checkWishes, mappingOf } from './profile/wishes.ts';

export interface ProfileOptions {
  readonly output?: string;
  readonly format: 'scenario' | 'json';
  readonly by?: readonly string[];
  readonly mapping?: string;
  readonly table?: string;
  readonly from?: string;
  readonly to?: string;
  /** Minutes east of UTC. */
  readonly timeZone: number;
  readonly model: readonly string[];
  readonly tasks: number;
  readonly tolerate: number;
  readonly unique?: true;
  readonly memory: number;
  readonly timeLimit: number;
  readonly catalog?: string;
  readonly quiet?: true;
  readonly color: boolean;
}

const DAY = 86_400_000;
/** What a shell says of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/** `tco profile`: request logs become a scenario. */
export async function profile(sources: readonly string[], options: ProfileOptions, host: Host): Promise<number> {
  checkWishes(sources, options);
  const settled = settledModels(options.model);
  const { mapping, problems } = await mappingOf(options.mapping);
  const { json, catalog } = await catalogInUse(host, options.catalog);
  const meant = settledFault(settled, catalog);
  if (meant) throw new UsageFault(meant.message, meant.hint);
  const found = await asked(sources, options, host, mapping);
  if (found === 'stopped') return INTERRUPTED;
  const names: { readonly provider: string; readonly model: string }[] = [];
  const named = profileOf(
    found.map(({ log }) => log),
    {
      by: [...columnNames(options.by ?? []), ...(options.by?.includes('shape') ? ['shape'] : [])],
      tasks: options.tasks,
      resolve: (provider, model, { last }) => {
        names.push({ provider, model });
        return resolveModel(catalog, { ...(provider ? { provider } : {}), model }, dayOf(last), settled);
      },
      priced: (api, tier, { last }) => priced(catalog, api, tier, dayOf(last)),
    },
  );
  const all = [
    ...problems,
    ...problemsOf(found, named, options.tolerate),
    ...idleNames(settled, names).map(unmet),
    ...nothing(found, named, options),
  ];
  if (all.some(({ severity }) => severity === 'error')) throw new InputFault(all);
  const text = options.format === 'json' ? toJson(profileJson(named, found)) : scenarioOf(named, sources, options);
  const cost =
    options.format === 'json' ? undefined : await todayCost(text, options.output ?? 'scenario.yaml', named, json, host);
  emit(text, options.output);
  await warn(all, options, host);
  if (!options.quiet) note(summary(named, cost, options));
  return EXIT.done;
}

/** The logs behind the sources, asked one after the other. */
async function asked(
  sources: readonly string[],
  options: ProfileOptions,
  host: Host,
  mapping: Mapping | undefined,
): Promise<readonly Found[] | 'stopped'> {
  const progress = await questionProgress(options.quiet ?? false, () => opened.reading());
  // it has a folder, which the end of this takes away
  const opened = new Opened(host, options);
  let stopped = false;
  const stop = () => {
    stopped = true;
    opened.stop().catch(() => undefined);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const { from, to, timeZone } = options;
  const midnight = (day: string) => dayNumber(day) * DAY - timeZone * 60_000;
  try {
    const found: Found[] = [];
    progress.told('looking at columns');
    for (const open of await opened.sources(sources, { mapping, labels: labelsOf(options.by ?? []) })) {
      const unfit = misfits(open);
      const answer = await askLog(open, {
        offset: timeZone,
        since: from === undefined ? undefined : midnight(from),
        until: to === undefined ? undefined : midnight(to) + DAY,
        latest: (dayNumber(dayOfClock(host.env)) + 2) * DAY,
        checksIds: !options.unique,
        shapes: options.by?.includes('shape') ?? false,
        told: progress.told,
      });
      found.push({ ...answer, unfit });
    }
    return stopped ? 'stopped' : found;
  } catch (fault) {
    if (stopped) return 'stopped';
    throw asInputFault(fault);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    progress.ended();
    await opened.close();
  }
}

/** A log of nothing makes no scenario. */
function nothing(
  found: readonly Found[],
  { tasks, unknown }: Profile,
  { from, to }: ProfileOptions,
): readonly Problem[] {
  if (tasks.length > 0) return [];
  const where = found.map(({ log }) => log.source).join(', ');
  const within = [from && ` from ${from} on`, to && ` up to ${to}`].filter(Boolean).join('');
  const why = unknown.length > 0 ? ', for the catalog has none of its models' : '';
  return [{ code: 'E609', severity: 'error', message: `there is no request that counts in ${where}${within}${why}` }];
}

/** A name that was settled and that no row has. */
const unmet = ({ name, hint }: { readonly name: string; readonly hint: string }): Problem => ({
  code: 'E608',
  severity: 'warning',
  message: `--model \`${name}=…\`: no row is of \`${name}\``,
  hint,
});

const zone = (minutes: number): string => {
  if (minutes === 0) return 'UTC';
  const two = (n: number) => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
};

const scenarioOf = (named: Profile, sources: readonly string[], { timeZone }: ProfileOptions): string =>
  scenarioText(named, {
    name: `Profile of ${sources.length === 1 ? basename(sources[0]!) : `${sources.length} logs`}`,
    timeZone: zone(timeZone),
  });

function summary(named: Profile, cost: TodayCost | undefined, { output, format }: ProfileOptions): string {
  const requests = named.tasks.reduce((n, { totals }) => n + totals.requests, 0n);
  const tok = named.tasks.reduce((n, { totals: t }) => n + t.input + t.output + t.reasoning, 0n);
  const usd = (amount: number) => `${moneyOfFloat(amount)} USD a month`;
  const paid = cost?.recorded === undefined ? '' : `; the logs recorded ${usd(cost.recorded)}`;
  return `${[
    `${named.tasks.length === 1 ? 'One task' : `${named.tasks.length} tasks`} of ${requests === 0n ? `${grouped(tok)} tok` : counted(requests, 'request')}.`,
    ...(cost ? [`Today costs ${usd(cost.modelled)} at list prices${paid}.`] : []),
    ...(format === 'scenario' ? [`${questionsOf(named).length} questions stay open, at the top of the scenario.`] : []),
    ...(output !== undefined && format === 'scenario' ? [`Next: tco compare ${output}`] : []),
  ].join('\n')}\n`;
}
