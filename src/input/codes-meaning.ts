import { entry } from './code-entry.ts';

/** E3xx: what the values of a scenario mean together. */
export const MEANING_CODES = {
  E301: entry(
    'unknown key',
    'The key is not one of those this map takes. Unknown keys are never ignored: a mistyped key would leave a default in force unseen. The message shows similar keys.',
  ),
  E302: entry('missing key', 'The map lacks a key that has no default. `tco schema` lists the keys of every map.'),
  E303: entry(
    'exactly one of several keys',
    'Of the keys named in the message exactly one must be written: an option is an api, a rent or a buy; a task has requests or tokens.',
  ),
  E304: entry(
    'values that contradict each other',
    'Two values say different things about the same, or a key belongs to another kind of task or option. Delete one of them.',
  ),
  E305: entry(
    'unknown task',
    'The id is not one of the keys below `tasks`, where every task that a plan, a routing or a budget speaks of must be written.',
  ),
  E306: entry(
    'unknown option',
    'The id is not one of the keys below `options`, where every option that a plan, a charge, a task or a routing speaks of must be written.',
  ),
  E307: entry(
    'unknown plan',
    'The id is neither a key below `plans` nor one below `options` (every option alone is a plan).',
  ),
  E308: entry(
    'unknown site',
    'The id is not one of the keys below `sites`. A site that an option stands at must be written there, with its electricity price, PUE or region.',
  ),
  E309: entry(
    'shares do not sum to 1',
    'The shares of a task over the options of a plan must sum to 1 (within 1e-9), or tokens would be lost or served twice. Thirds can be written `1/3`.',
  ),
  E310: entry(
    'a plan leaves a task without an option',
    'A plan by shares says for every task of the scenario where it goes.',
  ),
  E311: entry(
    'cached tokens exceed the input',
    'The share of the input that is read from a cache and the share that is written to one are parts of the same input: together they are at most 1, and a shared prefix is not longer than the input.',
  ),
  E312: entry(
    'currency mismatch',
    'All amounts of a scenario are in its `currency`. Amounts in two currencies are not added and not converted: an exchange rate is a figure with a date and a source.',
  ),
  E313: entry(
    'schedule without scheduled scaling',
    '`schedule` says how many hours a day a fleet runs and goes together with `scaling: scheduled`; neither stands alone.',
  ),
  E314: entry(
    'a fill that is none',
    'A `fill` names two or more different options: the first is filled to its size, the rest overflows to the next.',
  ),
  E315: entry('two things with one name', 'Every option alone is a plan, so a plan must not have the id of an option.'),
  E316: entry(
    'unknown figure',
    'A budget names a figure of the report by its dotted path, such as `plans.PLAN.monthly`, `plans.PLAN.tasks.TASK.perMtok`, `payback.PLAN.months` or `prices.age`, and gives its limit in the unit of that figure. `docs/ci.md` lists them.',
  ),
  E317: entry(
    'format of another version',
    '`tco: 1` is the version of the scenario format, `tcoMapping: 1` that of mapping files. A file with a higher number needs a newer program.',
  ),
  E318: entry(
    'unknown path',
    'A path given to `--set` does not name a field of this scenario. Paths are dotted (`tasks.summarize.input`); a segment with dots or spaces is quoted.',
  ),
  E319: entry('no task or no option', 'A scenario compares at least one option for at least one task.'),
  E320: entry(
    'scope of a charge not said',
    'A charge does not say to which options it applies (`appliesTo`) or per what it is paid (`per`). It is then paid once per plan and applies to every option.',
  ),
  E321: entry(
    'idle draw above active draw',
    'A device does not draw more when idle than when active, so the two values have probably been swapped, or one of them is for a whole server.',
  ),
} as const;
