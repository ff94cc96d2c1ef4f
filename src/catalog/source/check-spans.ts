import type { Segment } from '../../input/tree.ts';
import { describeSpan, overlap, type Span, type Status } from '../dates.ts';
import type { Finding } from './finding.ts';

type Dated = Span & { readonly status?: Status | undefined };

/** Dates in order, and no two spans of one thing in force at once; what was withdrawn does not count. */
export function checkSpans(spans: readonly { readonly span: Dated; readonly path: readonly Segment[] }[]): Finding[] {
  const findings: Finding[] = [];
  for (const { span, path } of spans) {
    if (span.validFrom !== undefined && span.validTo !== undefined && span.validTo <= span.validFrom) {
      findings.push({
        code: 'E454',
        path: [...path, 'validTo'],
        message: `the period ends on ${span.validTo}, not after its beginning on ${span.validFrom}`,
        hint: '`validTo` is exclusive: the first day on which it no longer holds',
      });
    }
  }
  const held = spans.filter(s => s.span.status !== 'withdrawn');
  for (let i = 1; i < held.length; i++) {
    const [a, b] = [held[i - 1]!, held[i]!];
    const clash = held.slice(0, i).find(earlier => overlap(earlier.span, b.span));
    if (clash) {
      const [one, two] = [describeSpan(clash.span), describeSpan(b.span)];
      findings.push({
        code: 'E453',
        path: b.path,
        message: `two prices are in force at once: the one ${one} and the one ${two}`,
        also: { path: clash.path, label: 'the other one' },
        hint: separated(clash.span, b.span),
      });
    } else if ((a.span.validFrom ?? '') > (b.span.validFrom ?? '')) {
      findings.push({
        code: 'E454',
        path: b.path,
        message: `the period ${describeSpan(b.span)} is written behind the one ${describeSpan(a.span)}`,
        hint: 'write the oldest first',
      });
    }
  }
  return findings;
}

/** How to part two spans that share a day, the first written one first. */
function separated(first: Span, second: Span): string {
  const [one, two] = [first.validFrom ?? '', second.validFrom ?? ''];
  if (one < two) return `give the earlier one \`validTo: ${two}\``;
  if (one > two) return `write the earlier one first, with \`validTo: ${one}\``;
  if (one === '') return 'give the earlier one a `validTo`, and the later one that day as its `validFrom`';
  return 'both begin on the same day: delete one, or correct a `validFrom`';
}
