import type { Problem } from '../../input/problem.ts';
import type { Example } from '../ask-log.ts';
import { FLAW_WORDS } from '../cube/flaws.ts';
import type { BrokenLines } from '../open-source.ts';
import { counted, grouped, harmless, nameText } from './comment.ts';
import { plain } from './figure-text.ts';
import type { Log } from './log.ts';
import { dayOf, hoursOf, type Period } from './period.ts';
import type { Profile } from './profile.ts';
import { didYouMeanText } from './suggested.ts';

/** What was found in a log, with an example of each. */
export interface Found {
  readonly log: Log;
  readonly examples: readonly Example[];
  /** Lines that are no rows. */
  readonly broken: BrokenLines | undefined;
  /** What its mapping names and it does not have. */
  readonly unfit: readonly Problem[];
}

/**
 * Everything in the logs that could not be counted or was counted otherwise than it stands there. What is more than `tolerated` (a share
 * of the rows, of the tokens for unknown models) is an error.
 */
export function problemsOf(found: readonly Found[], profile: Profile, tolerated: number): readonly Problem[] {
  return [
    ...found.flatMap(each => [...each.unfit, ...flawed(each, tolerated), ...duplicated(each)]),
    ...profile.logs.flatMap(({ log, jumped, gaps }) => [...jumps(log, jumped), ...silence(log, gaps)]),
    ...alike(found),
    ...unknownModels(profile, tolerated),
    ...overtried(profile),
    ...tierless(profile),
    ...unlabelled(profile),
    ...tooShort(profile),
  ];
}

const percent = (share: number): string => `${plain(100 * share, 3)} %`;

function flawed({ log, examples, broken }: Found, tolerated: number): readonly Problem[] {
  const leftOut = broken?.leftOut ?? 0n;
  const bad = log.flaws.reduce((n, { rows }) => n + rows, leftOut);
  const all = log.rows.reduce((n, { rows }) => n + rows, bad);
  // of what nobody counted to the end the share is not known
  const tooMany = Number(bad) > tolerated * Number(all) || (broken?.more === true && tolerated < 1);
  const severity = tooMany ? 'error' : 'warning';
  const hint = tooMany
    ? `together ${percent(Number(bad) / Number(all))} cannot count, more than ${percent(tolerated)}: mend the log or the mapping, or take it with --tolerate`
    : 'they do not count';
  const at = broken?.at ? { at: broken.at } : {};
  return [
    ...log.flaws.map(({ flaw, rows }): Problem => {
      const example = flaw === 'unreadable' ? undefined : examples.find(e => e.flaw === flaw);
      return {
        ...{ code: 'E604', severity, hint },
        message: `${log.source}: ${grouped(rows)} of ${grouped(all)} rows ${FLAW_WORDS[flaw]}${example ? `; one has ${exampleText(example)}` : ''}`,
        ...(flaw === 'unreadable' ? at : {}),
      };
    }),
    ...(leftOut > 0n
      ? [
          {
            ...({ code: 'E604', severity, hint, ...at } as const),
            message: `${log.source}: ${broken?.more ? 'more than ' : ''}${grouped(leftOut)} of ${grouped(all)} lines are no rows: too many cells or too few, a quote that does not end, or bytes that are not UTF-8`,
          },
        ]
      : []),
  ];
}

function exampleText({ flaw, atMillis, id, model, counts }: Example): string {
  const said = [
    ...(id ? [`id ${nameText(id)}`] : []),
    ...(atMillis === undefined ? [] : [`at ${new Instant(atMillis)}`]),
    ...(model ? [`model ${nameText(model)}`] : []),
    `${flaw === 'no number' ? 'where counts are numbers ' : ''}input ${counts.input}, cached ${counts.cached}, output ${counts.output}, reasoning ${counts.reasoning}`,
  ];
  return said.join(', ');
}

/** A time in UTC, written as ISO 8601. */
class Instant {
  readonly #millis: number;
  constructor(millis: number) {
    this.#millis = millis;
  }
  toString(): string {
    const hour = Math.floor(this.#millis / 3_600_000);
    const minute = Math.floor((this.#millis / 60_000) % 60);
    const two = (n: number) => String(n).padStart(2, '0');
    return `${dayOf(hour)}T${two(((hour % 24) + 24) % 24)}:${two(Math.abs(minute))}Z`;
  }
}

function duplicated({ log }: Found): readonly Problem[] {
  if (!log.duplicates || log.duplicates.surplus === 0n) return [];
  const { ids, surplus } = log.duplicates;
  const them = ids === 1n ? '1 request id stands' : `${grouped(ids)} request ids stand`;
  return [
    {
      code: 'E605',
      severity: 'warning',
      message: `${log.source}: ${them} there more than once, in ${counted(surplus, 'row')} too many`,
      hint: 'one row of each counts: one that did not fail, with the most tokens',
    },
  ];
}

/** Two logs with the same sums: an export of the same requests in two forms, in one folder. */
function alike(found: readonly Found[]): readonly Problem[] {
  const seen = new Map<string, string>();
  return found.flatMap(({ log }): Problem[] => {
    const within = (log.twins ?? []).map(([one, other]) => aliked(one, other));
    const sum = (of: 'rows' | 'input' | 'output') => log.rows.reduce((n, row) => n + row[of], 0n);
    const key = [sum('rows'), sum('input'), sum('output')].join(' ');
    const before = seen.get(key);
    seen.set(key, log.source);
    return before === undefined || log.rows.length === 0 ? within : [...within, aliked(log.source, before)];
  });
}

const aliked = (one: string, other: string): Problem => ({
  code: 'E605',
  severity: 'warning',
  message: `${one}: as many requests and tokens as in ${other}, to the last one`,
  hint: 'if it is the same log in another form, everything counts twice: name one of them alone',
});

function jumps(log: Log, jumped: Profile['logs'][number]['jumped']): readonly Problem[] {
  if (jumped.length === 0) return [];
  const rows = jumped.reduce((n, row) => n + row.rows, 0n);
  return [
    {
      code: 'E606',
      severity: 'warning',
      message: `${log.source}: ${counted(rows, 'row')} ${rows === 1n ? 'lies' : 'lie'} far from all others, one on ${dayOf(jumped[0]!.hour)}: a clock that jumped`,
      hint: 'they do not count',
    },
  ];
}

function unknownModels({ unknown, tasks }: Profile, tolerated: number): readonly Problem[] {
  const lost = unknown.reduce((n, model) => n + Number(model.tokens), 0);
  const all = tasks.reduce((n, { totals: t }) => n + Number(t.input + t.output + t.reasoning), lost);
  const tooMany = lost > tolerated * all;
  return unknown.map(
    ({ provider, model, requests, tokens, suggestions }): Problem => ({
      code: 'E608',
      severity: tooMany ? 'error' : 'warning',
      message: `the catalog has no API for model \`${nameText(model)}\`${provider ? ` of \`${nameText(provider)}\`` : ''}: ${counted(requests, 'request')}, ${grouped(tokens)} tok`,
      hint: `${didYouMeanText(suggestions)}say which one it is billed as with --model '${shellText(model)}=PROVIDER/MODEL'${tooMany ? '' : '; without, it does not count'}`,
    }),
  );
}

/** A text between single quotes of a shell; a name that cannot be typed stands for itself. */
const shellText = (text: string): string =>
  harmless(text) === text ? text.replaceAll("'", "'\\''") : 'NAME IN THE LOG';

/** Requests that failed and were paid, of more tokens than a scenario's `retries` can stand for. */
function overtried({ tasks }: Profile): readonly Problem[] {
  return tasks.flatMap(({ id, totals, retries }): Problem[] => {
    if (totals.failedTokens === 0n || (totals.requests > 0n && retries.value <= 1)) return [];
    return [
      {
        code: 'E612',
        severity: 'warning',
        message: `${id}: ${counted(totals.failed, 'request')} failed with ${grouped(totals.failedTokens)} tok, against ${grouped(totals.input + totals.output + totals.reasoning)} tok of those that did not`,
        hint: `a scenario has 100 % \`retries\` at most, so what today costs is stated too low: were these requests paid, and is \`failed\` of the mapping right?`,
      },
    ];
  });
}

function tierless({ tasks }: Profile): readonly Problem[] {
  const missing = new Map(
    tasks.filter(({ priced }) => !priced.tier).map(task => [`${task.api} ${task.stream.tier}`, task]),
  );
  return [...missing.values()].map(
    ({ api, stream }): Problem => ({
      code: 'E610',
      severity: 'warning',
      message: `the log has requests of ${api} at tier ${stream.tier}, of which the catalog has no prices`,
      hint: 'they are costed at the standard price',
    }),
  );
}

/** A scenario has one length of prompt for all requests, and a rule for which prompts are cached. */
function tooShort({ tasks }: Profile): readonly Problem[] {
  return tasks
    .filter(
      ({ stream, totals, input, priced }) =>
        stream.log.countsRequests && totals.cached > 0n && input.value < priced.shortest,
    )
    .map(
      ({ id, api, priced }): Problem => ({
        code: 'E613',
        severity: 'warning',
        message: `${id}: the log has cached tokens, but its prompts are on average shorter than the ${grouped(priced.shortest)} tok that ${api} caches at least`,
        hint: 'the scenario bills nothing as cached there and costs more than is paid: make a task of its long prompts alone, with --by shape',
      }),
    );
}

function silence(log: Log, gaps: readonly Period[]): readonly Problem[] {
  const longest = [...gaps].sort((a, b) => hoursOf(b) - hoursOf(a))[0];
  if (!longest) return [];
  const said = `nothing for ${hoursOf(longest)} h from ${dayOf(longest.first)} on`;
  return [
    {
      code: 'E607',
      severity: 'warning',
      message: `${log.source}: ${said}${gaps.length > 1 ? `, the longest of ${gaps.length} such gaps` : ''}`,
      hint: 'if the log has a gap there, the volume is that much too low: look at fewer days with --from and --to',
    },
  ];
}

function unlabelled({ by, tasks }: Profile): readonly Problem[] {
  return by
    .filter(
      (name, i) => name !== 'shape' && tasks.length > 0 && tasks.every(({ stream }) => (stream.labels[i] ?? '') === ''),
    )
    .map(
      (name): Problem => ({
        code: 'E614',
        severity: 'warning',
        message: `--by ${name}: no request has one`,
        hint: 'tasks are not told apart by it',
      }),
    );
}
