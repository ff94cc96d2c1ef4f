import { type Decimal, ONE } from '../quantity/decimal.ts';
import type { Given } from '../quantity/given.ts';
import { unit } from '../quantity/unit.ts';
import type { Findings, Path } from './findings.ts';
import { inUnit, isRange } from './measure.ts';
import type { TokenCounts } from './scenario.ts';

interface VolumeText {
  readonly requests?: Given | undefined;
  readonly tokens?: Given | undefined;
  readonly inputShare?: Given | undefined;
}

const TOLERANCE = '1e-9';

/** Checks that a task says its volume once, and completes input or output where the share of the input gives it. */
export function settleVolume(
  path: Path,
  text: VolumeText,
  counts: TokenCounts,
  findings: Findings,
): Pick<TokenCounts, 'input' | 'output'> {
  const { requests, tokens, inputShare } = text;
  const { input, output } = counts;
  if (!requests === !tokens) {
    findings.report(
      path,
      'E303',
      requests ? 'both `requests` and `tokens` are written' : 'neither `requests` nor `tokens` is written',
      { onKey: true, expected: 'exactly one of `requests: 120k /day` and `tokens: 500M tok/day`' },
    );
  }
  if (requests) {
    if (inputShare)
      findings.report(
        [...path, 'inputShare'],
        'E304',
        '`inputShare` belongs to `tokens`, but the task has `requests`',
        { onKey: true, hint: 'write `input` and `output` per request' },
      );
    for (const key of ['input', 'output'] as const)
      if (!counts[key])
        findings.report(path, 'E302', `\`${key}\` is missing in \`${path.at(-1)}\``, {
          onKey: true,
          hint: `tokens per request, such as \`${key}: 1000 tok\``,
        });
    return { input, output };
  }
  if (!tokens) return { input, output };
  if (!inputShare) {
    if (!(input && output))
      findings.report(path, 'E302', '`inputShare` is missing beside `tokens`', {
        onKey: true,
        expected: '`inputShare: 80%`, or both `input` and `output`',
      });
    return { input, output };
  }
  if (findings.isFaulty(path) || (!input && !output)) return { input, output };
  if (input && output) checkShare(path, inputShare, input, output, findings);
  return {
    input: input ?? derived(path, 'input', output!, inputShare, findings),
    output: output ?? derived(path, 'output', input!, inputShare, findings),
  };
}

function checkShare(path: Path, share: Given, input: Given, output: Given, findings: Findings): void {
  if ([share, input, output].some(isRange)) {
    findings.report(
      [...path, 'inputShare'],
      'E304',
      '`inputShare` beside `input` and `output` says the same twice, and one of them is a range',
      { onKey: true, hint: 'delete `inputShare`' },
    );
    return;
  }
  const [i, o] = [inUnit(input, 'tok'), inUnit(output, 'tok')];
  const follows = i.plus(o).isZero() ? undefined : i.dividedBy(i.plus(o));
  if (follows?.minus(inUnit(share, '')).abs().lte(TOLERANCE)) return;
  findings.report(
    [...path, 'inputShare'],
    'E304',
    `\`inputShare\` is ${share.amount.text}, but input and output make it ${follows ? `${follows.times(100).toDecimalPlaces(4).toFixed()}%` : 'undefined'}`,
    { hint: 'delete one of the three' },
  );
}

/** The count that the other one and the share leave: output = input × (1/share − 1). */
function derived(
  path: Path,
  wanted: 'input' | 'output',
  from: Given,
  share: Given,
  findings: Findings,
): Given | undefined {
  const part = wanted === 'output' ? inUnit(share, '') : ONE.minus(inUnit(share, ''));
  if ([from, share].some(isRange)) {
    findings.report([...path, 'inputShare'], 'E304', `\`${wanted}\` cannot follow from a range`, {
      onKey: true,
      hint: 'write `input` and `output`',
    });
    return undefined;
  }
  if (part.isZero()) {
    findings.report(
      [...path, 'inputShare'],
      'E304',
      `\`inputShare\` of ${share.amount.text} leaves no ${wanted === 'output' ? 'input' : 'output'}, but it is written`,
      { hint: 'delete one of the two' },
    );
    return undefined;
  }
  const value: Decimal = inUnit(from, 'tok').times(ONE.dividedBy(part).minus(1));
  const amount = {
    low: value,
    likely: value,
    high: value,
    peaked: false,
    unit: unit('tok'),
    text: `${value.toSignificantDigits(12).toFixed()} tok`,
  };
  return { path: [from.path.split('.').slice(0, -1).join('.'), wanted].join('.'), amount, source: share.source };
}
