import type { CompiledDefault } from '../compiled.ts';
import type { Content, EntryFinding } from '../source/check-references.ts';
import { judgeApi } from './api.ts';
import { judgeDefaults } from './defaults.ts';
import { judgeDevice } from './device.ts';
import { Judge } from './judge.ts';
import { judgeModel } from './model.ts';
import { Others } from './others.ts';
import { judgePerson } from './person.ts';
import { judgeProvider } from './provider.ts';
import { judgeRental } from './rental.ts';
import { judgeThroughput } from './row.ts';
import { judgeSite } from './site.ts';

/** Kinds of entries that have figures to be judged. */
export type Kind =
  | 'api'
  | 'models'
  | 'devices'
  | 'rentals'
  | 'throughput'
  | 'sites'
  | 'people'
  | 'providers'
  | 'defaults';

type Entries<K extends Kind> = NonNullable<Content[K]>[string];

const JUDGES: { readonly [K in Kind]: (judge: Judge, id: string, entry: Entries<K>, others: Others) => void } = {
  api: judgeApi,
  models: judgeModel,
  devices: judgeDevice,
  rentals: (judge, id, { offers }, others) => judgeRental(judge, id, offers, others),
  throughput: (judge, id, { rows }, others) => judgeThroughput(judge, id, rows, others),
  sites: judgeSite,
  people: (judge, id, person, { content }) =>
    judgePerson(
      judge,
      person,
      Object.entries(content.people)
        .filter(([other]) => other !== id)
        .map(([, p]) => p),
    ),
  providers: judgeProvider,
  defaults: (judge, id, entry) => judgeDefaults(judge, { [id]: entry }),
};

export const KINDS_GUARDED = Object.keys(JUDGES) as readonly Kind[];

/**
 * Figures that are most likely slips: a thousand times too much, a month written as a year.
 * Each entry is judged by limits of its units, by what its figures say of each other, and by the other entries, never by itself.
 * `known` is what they are judged by where it is more than `content`: the shipped catalog for a folder of own prices.
 */
export function guard(content: Content, known: Content = content): EntryFinding[] {
  const others = new Others(known);
  return KINDS_GUARDED.flatMap(kind =>
    Object.entries(content[kind] ?? {}).flatMap(([id, entry]) => guardEntry(kind, id, entry, others)),
  );
}

/** One entry, judged by others that were gathered before. */
export function guardEntry(kind: Kind, id: string, entry: unknown, others: Others): EntryFinding[] {
  const { unusual } = entry as Partial<CompiledDefault>;
  const judge = new Judge(kind === 'defaults' ? 'defaults' : `${kind}/${id}`, unusual !== undefined);
  (JUDGES[kind] as (judge: Judge, id: string, entry: unknown, others: Others) => void)(judge, id, entry, others);
  return judge.findings;
}
