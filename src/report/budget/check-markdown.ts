import { Decimal } from '../../quantity/decimal.ts';
import { money, percent } from '../format.ts';
import { escapeMarkdown, table } from '../markdown.ts';
import type { Report } from '../report.ts';
import { sanitized } from '../sanitize.ts';
import type { BudgetCheck, BudgetVerdict } from './budget-report.ts';
import { listed, wordsOf } from './check-words.ts';
import type { CheckedScenario } from './checked-scenario.ts';
import type { CheckedReport } from './run-check.ts';

/** What GitHub takes in a comment is 65,536 characters; what the Action puts around it needs some of them. */
const ROOM = 60_000;

/** Characters of one cell; a longer one is cut. */
const CELL = 200;

/** The checks for a pull request: the verdict first, then the limits, the worst first, then what changed against the baseline. */
export function renderCheckMarkdown(scenarios: readonly CheckedScenario[], before: Report | undefined): string {
  const room = Math.floor(ROOM / scenarios.length);
  // with very many scenarios there is no room for a table of each, and later for each at all
  const parts: string[] = [];
  let used = 0;
  for (const scenario of scenarios) {
    const part = sectionOf(scenario, before, room);
    if (used + part.length > ROOM) break;
    parts.push(part);
    used += part.length + 2;
  }
  const left = scenarios.length - parts.length;
  return `${[...parts, ...(left > 0 ? [`and ${left} more scenarios, left out for their length.`] : [])].join('\n\n')}\n`;
}

function sectionOf(scenario: CheckedScenario, before: Report | undefined, room: number): string {
  const {
    file,
    report: original,
    problems,
    sentence,
  } = sanitized({
    ...scenario,
    ...(scenario.report ? { report: { ...scenario.report, derivations: {}, assumptions: [] } } : {}),
  });
  const title = `### tco check: ${escapeMarkdown(cut(original?.scenario.name ?? file))}`;
  if (!original) {
    const errors = problems.filter(p => p.severity === 'error').slice(0, 20);
    const lines = errors.map(
      p => `- ${escapeMarkdown(cut(`${p.code} ${p.at ? `${p.at.file}:${p.at.line}: ` : ''}${p.message}`))}`,
    );
    return [title, `**${escapeMarkdown(cut(sentence))}**`, lines.join('\n')].join('\n\n');
  }
  const head = [title, `**${original.budget.verdict}** · ${escapeMarkdown(cut(headOf(original), 1000))}`];
  const changed = before
    ? changesOf(original, sanitized({ ...before, derivations: {}, assumptions: [] }), room / 3)
    : '';
  const rest = room - head.join('\n\n').length - changed.length - 200;
  return [...head, checksTable(original, rest), changed].filter(Boolean).join('\n\n');
}

const RANK: readonly BudgetVerdict[] = ['breach', 'indeterminate', 'warn', 'pass'];

function headOf({ budget, basis }: CheckedReport): string {
  const { total } = budget;
  const checks = listed(budget);
  const counts = RANK.map(verdict => [checks.filter(check => check.verdict === verdict).length, verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict}`)
    .join(', ');
  if (!total) return `${counts}; no plan is possible`;
  const change =
    total.change === null
      ? ''
      : ` (${signed(total.change, basis.currency)}${total.relativeChange === null ? '' : `, ${relative(total.relativeChange)}`} against the baseline)`;
  return `${counts}; cheapest: ${total.plan} at ${money(total.monthly)} ${total.unit}${change}`;
}

function checksTable({ budget, basis }: CheckedReport, room: number): string {
  const sorted = [...listed(budget)].sort((a, b) => RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict));
  const head = ['verdict', 'figure', 'actual', 'limit', 'room', 'at'];
  const rows = sorted.map(check => rowOf(check, basis.daysPerMonth));
  return fitted(head, rows, room, 'check');
}

function rowOf(check: BudgetCheck, days: string): string[] {
  const { actual, limit, room } = wordsOf(check, days);
  const place = check.at ? `${check.at.file}:${check.at.line}` : '';
  const cells = [check.metric, actual, limit, check.reason && check.verdict !== 'pass' ? check.reason : room, place];
  return [check.verdict, ...cells.map(cell => cut(cell))];
}

/** A table of as many rows as there is room for. */
function fitted(head: readonly string[], rows: readonly (readonly string[])[], room: number, thing: string): string {
  const whole = table([head, ...rows], i => i >= 2 && i <= 4);
  if (whole.length <= room) return whole;
  const lines = whole.split('\n');
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    if (used + line.length + 1 > room) break;
    kept.push(line);
    used += line.length + 1;
  }
  const left = lines.length - Math.max(2, kept.length);
  return `${kept.join('\n')}\n\nand ${left} more ${thing}s, left out for their length.`;
}

/** Plans whose cost changed, the greatest change first, and what else is not what it was. */
function changesOf(report: CheckedReport, before: Report, room: number): string {
  const { currency } = report.basis;
  const title = '#### Against the baseline';
  if (before.basis.currency !== currency)
    return `${title}\n\nThe baseline is in ${escapeMarkdown(cut(before.basis.currency))}, so costs are not compared.`;
  const plans = report.plans.flatMap(plan => {
    const was = before.plans.find(p => p.id === plan.id);
    if (!was) return [{ size: new Decimal(0), row: [plan.id, 'new', shownCost(plan.monthly?.value), ''] }];
    if (!isNumber(plan.monthly?.value) || !isNumber(was.monthly?.value)) return [];
    const change = new Decimal(plan.monthly!.value).minus(was.monthly!.value);
    if (change.isZero()) return [];
    const share = new Decimal(was.monthly!.value).isZero()
      ? ''
      : `, ${relative(change.dividedBy(was.monthly!.value).toFixed())}`;
    return [
      {
        size: change.abs(),
        row: [
          plan.id,
          money(was.monthly!.value),
          money(plan.monthly!.value),
          `${signed(change.toFixed(), currency)}${share}`,
        ],
      },
    ];
  });
  const gone = before.plans
    .filter(p => !report.plans.some(({ id }) => id === p.id))
    .map(p => [p.id, shownCost(p.monthly?.value), 'gone', '']);
  const rows = [...plans.sort((a, b) => b.size.comparedTo(a.size)).map(({ row }) => row), ...gone].map(row =>
    row.map(cell => cut(cell)),
  );
  const verdict =
    before.verdict.cheapest === report.verdict.cheapest
      ? ''
      : `The cheapest plan was ${escapeMarkdown(cut(before.verdict.cheapest ?? 'none'))} and is ${escapeMarkdown(cut(report.verdict.cheapest ?? 'none'))}.`;
  const catalog =
    before.catalog.sha256 === report.catalog.sha256
      ? ''
      : `The catalog was ${escapeMarkdown(cut(before.catalog.version))} and is ${escapeMarkdown(report.catalog.version)}.`;
  const plansTable = rows.length
    ? fitted(['plan', `before, ${currency}/month`, 'now', 'change'], rows, room, 'plan')
    : 'No plan changed its cost.';
  return [title, [verdict, catalog].filter(Boolean).join(' '), plansTable].filter(Boolean).join('\n\n');
}

const isNumber = (text: unknown): boolean => typeof text === 'string' && /^-?\d+(?:\.\d+)?$/.test(text);
const shownCost = (text: string | undefined): string => (isNumber(text) ? money(text!) : '–');
const signed = (value: string, currency: string): string =>
  `${new Decimal(value).isNegative() ? '−' : '+'}${money(new Decimal(value).abs())} ${currency}/month`;
const relative = (share: string): string =>
  `${new Decimal(share).isNegative() ? '−' : '+'}${percent(new Decimal(share).abs())}`;
const cut = (text: string, length = CELL): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
