import { writtenAmount } from '../assumption-words.ts';
import { money } from '../format.ts';
import { escapeMarkdown, renderMarkdown, table } from '../markdown.ts';
import { splitSections } from '../routing/route-markdown.ts';
import { sanitized } from '../sanitize.ts';
import { PAGE } from '../screen.ts';
import type { DossierReport } from './dossier-report.ts';

/** The whole answer for a wiki: what `tco compare` says, then the cheapest split, what moves the cost, and what it rests on. */
export function renderDossierMarkdown(original: DossierReport): string {
  const report = sanitized({ ...original, derivations: {} });
  const sections = [
    ...splitSection(report),
    ...sensitivitySection(report),
    '### What it rests on',
    table(
      [['what', 'value', 'from'], ...report.assumptions.map(a => [a.name, writtenAmount(a), sourceOf(a)])],
      i => i === 1,
    ),
  ];
  return `${renderMarkdown(original, { ...PAGE, all: true })}\n${sections.filter(Boolean).join('\n\n')}\n`;
}

const sourceOf = ({ source, asOf }: DossierReport['assumptions'][number]): string =>
  asOf && !source.includes(asOf) ? `${source}, as of ${asOf}` : source;

/** The plan of the split stands beside the others in it, as `tco route` has it. */
function splitSection(report: DossierReport): string[] {
  const { routing, routed } = report;
  if (!routing) return [];
  const beside = { ...report, plans: routed ? [...report.plans, routed] : report.plans };
  return ['### The cheapest split', ...splitSections(beside, routing, true)];
}

function sensitivitySection({ sensitivity, basis }: DossierReport): string[] {
  if (!sensitivity?.bars.length) return [];
  const rows = sensitivity.bars.map(bar => [bar.name, bar.from, bar.to, money(bar.atFrom), money(bar.atTo)]);
  return [
    '### What moves the cost',
    escapeMarkdown(
      `${sensitivity.plan} costs ${money(sensitivity.monthly)} ${basis.currency} a month; here one input alone moves: over its range, else by a tenth, the life of hardware by a year.`,
    ),
    table([['input', 'from', 'to', `${basis.currency} a month at the one`, 'at the other'], ...rows], i => i > 0),
  ];
}
