import type { Findings, Path } from './findings.ts';
import { inUnit } from './measure.ts';
import type { BuyOption, Option, RentOption } from './scenario.ts';

/** What the values of an option must keep to together. */
export function checkOption(option: Option, findings: Findings): void {
  const path = ['options', option.id];
  checkAttributes(path, option, findings);
  checkTerms(path, option, findings);
  if (option.kind === 'api') {
    if (option.price?.size === 0)
      findings.report([...path, 'price'], 'E302', '`price` has no bucket with a price', {
        onKey: true,
        hint: 'for example `price: { input: 2.50 USD/Mtok, output: 10 USD/Mtok }`',
      });
    return;
  }
  checkFleet(path, option, findings);
  if (option.kind === 'rent') checkRent(path, option, findings);
  else checkBuy([...path, 'buy'], option, findings);
}

/** What is stated of an option must not contradict what is signed. */
function checkAttributes(path: Path, { agreements, attributes }: Option, findings: Findings): void {
  const { retention } = attributes ?? {};
  if (!retention || !agreements.includes('zero-retention') || retention.amount.high.isZero()) return;
  findings.report(
    [...path, 'attributes', 'retention'],
    'E304',
    `inputs are kept for ${retention.amount.text}, but \`zero-retention\` is signed`,
    { also: { path: [...path, 'agreements'], label: 'signed' }, hint: 'delete one of them' },
  );
}

/** A contract that commits to nothing, and a migration that never or twice comes up, are slips. */
function checkTerms(path: Path, option: Option, findings: Findings): void {
  const { migration, contract } = option;
  if (migration && !findings.isFaulty([...path, 'migration'])) {
    const { every, on } = migration;
    if ((every === undefined) === (on === undefined))
      findings.report([...path, 'migration'], 'E313', '`migration` needs either `every` or `on`', {
        onKey: true,
        hint: 'for example `migration: { cost: 5000 USD, every: 12 month }`',
      });
    else if (every !== undefined && !Number.isInteger(every))
      findings.report([...path, 'migration', 'every'], 'E218', '`every` is not a whole number of months');
  }
  if (!contract || findings.isFaulty([...path, 'contract'])) return;
  const commits =
    option.kind === 'api'
      ? option.minimumSpend || findings.has([...path, 'discount'])
      : option.kind === 'rent' && option.rent.commit;
  if (!commits && !contract.exitFee)
    findings.report([...path, 'contract'], 'E313', `the contract of \`${option.id}\` commits to nothing`, {
      onKey: true,
      hint: 'it is about a `discount`, a `minimumSpend`, a `commit` or an `exitFee`',
    });
}

function checkFleet(path: Path, option: RentOption | BuyOption, findings: Findings): void {
  const sites = findings.ids(['sites']);
  if (option.site !== undefined && findings.has([...path, 'site']) && !sites.includes(option.site))
    findings.unknown([...path, 'site'], 'E308', 'site', option.site, sites);
  if (findings.isFaulty(path)) return;
  if (option.replicas && inUnit(option.spares, '').gte(inUnit(option.replicas, ''))) {
    findings.report(
      [...path, findings.has([...path, 'spares']) ? 'spares' : 'replicas'],
      'E304',
      `${option.replicas.amount.text} replicas include ${option.spares.amount.text} spares, so none serves`,
      { hint: '`replicas` counts the spares in' },
    );
  }
  const { idle, active } = option.power;
  if (
    idle &&
    active &&
    idle.amount.low.times(idle.amount.unit.numerator).gt(active.amount.high.times(active.amount.unit.numerator))
  ) {
    findings.report(
      [...path, 'power', 'idle'],
      'E321',
      `idle draw ${idle.amount.text} is above active draw ${active.amount.text}`,
      { also: { path: [...path, 'power', 'active'], label: 'active draw' } },
    );
  }
}

function checkRent(path: Path, option: RentOption, findings: Findings): void {
  const { provider, price } = option.rent;
  if (!provider && !price && !findings.isFaulty([...path, 'rent']))
    findings.report([...path, 'rent'], 'E302', '`rent` needs a `provider` of the catalog or a `price` of your own', {
      onKey: true,
      hint: 'for example `rent: { price: 2.49 USD/GPU/h }`',
    });
  if (option.scaling === 'scheduled' && !option.schedule)
    findings.report([...path, 'scaling'], 'E313', '`scaling: scheduled` needs a `schedule`', {
      hint: 'for example `schedule: 10 h/day`',
    });
  for (const key of ['startUp', 'minimum'] as const)
    if (option[key] && option.scaling !== 'autoscale')
      findings.report([...path, key], 'E313', `\`${key}\` needs \`scaling: autoscale\``, { onKey: true });
  if (option.schedule && option.scaling !== 'scheduled')
    findings.report([...path, 'schedule'], 'E313', '`schedule` needs `scaling: scheduled`', { onKey: true });
  const { commit, commitPrice, commitTerm } = option.rent;
  if (commitPrice && commitTerm !== undefined && !findings.isFaulty([...path, 'rent']))
    findings.report([...path, 'rent', 'commit'], 'E313', '`commit` has a `price` and a `term`; state one of them', {
      onKey: true,
    });
  if (commitTerm !== undefined && !provider && !findings.isFaulty([...path, 'rent']))
    findings.report([...path, 'rent', 'commit', 'term'], 'E313', '`term` needs the `provider` whose term it is');
  if (commit && option.replicas && !findings.isFaulty(path) && commit.amount.low.gt(option.replicas.amount.high)) {
    findings.report(
      [...path, 'rent', 'commit'],
      'E304',
      `${commit.amount.text} are committed, but \`replicas\` is ${option.replicas.amount.text}`,
    );
  }
}

function checkBuy(path: Path, option: BuyOption, findings: Findings): void {
  const { serviceLife, leadTime, sunk, inService, owned } = option.buy;
  for (const [key, months] of [
    ['serviceLife', serviceLife],
    ['leadTime', leadTime],
  ] as const) {
    if (!findings.isFaulty([...path, key]) && !inUnit(months, 'month').isInteger())
      findings.report([...path, key], 'E218', `\`${key}\`: \`${months.amount.text}\` is not a whole number of months`);
  }
  if (owned && inService === undefined)
    findings.report([...path, 'owned'], 'E313', '`owned` needs the day since which they serve', {
      onKey: true,
      hint: 'add `inService: YYYY-MM-DD`',
    });
  if (sunk && inService === undefined)
    findings.report(
      [...path, 'sunk'],
      'E304',
      '`sunk: true` leaves out what was paid for hardware in service, but no `inService` is written',
      { hint: 'add `inService: YYYY-MM-DD`' },
    );
}
