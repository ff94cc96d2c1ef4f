import type { CompiledContract } from '../compiled.ts';
import { describeSpan, overlap } from '../dates.ts';
import type { Content, EntryFinding } from './check-references.ts';
import { checkSpans } from './check-spans.ts';
import type { Finding } from './finding.ts';

/** One contract by itself: it covers one thing, and its discounts follow each other. */
export function checkContract({ provider, api, discounts }: CompiledContract): readonly Finding[] {
  const findings: Finding[] = checkSpans(discounts.map((span, i) => ({ span, path: ['discounts', i] })));
  if ((provider === undefined) === (api === undefined))
    findings.push({
      code: 'E467',
      path: [],
      message: provider === undefined ? 'the contract covers nothing' : 'the contract covers two things',
      expected: '`provider: anthropic`, or `api: anthropic/claude-sonnet-4-6`',
    });
  if (discounts.length === 0) findings.push({ code: 'E451', path: ['discounts'], message: 'no discount is written' });
  return findings;
}

/** No two contracts give a discount on the same thing on the same day. */
export function checkContracts(contracts: Content['contracts'], own: Content['contracts']): EntryFinding[] {
  const findings: EntryFinding[] = [];
  const all = Object.entries(contracts);
  for (const [id, contract] of Object.entries(own))
    contract.discounts.forEach((discount, i) => {
      if (discount.status === 'withdrawn') return;
      for (const [otherId, other] of all) {
        if (otherId === id || (Object.hasOwn(own, otherId) && otherId > id) || !sameScope(contract, other)) continue;
        const clash = other.discounts.find(d => d.status !== 'withdrawn' && overlap(d, discount));
        if (clash)
          findings.push({
            entry: `contracts/${id}`,
            code: 'E453',
            path: ['discounts', i],
            message: `two contracts are in force at once: \`${id}\` ${describeSpan(discount)} and \`${otherId}\` ${describeSpan(clash)}`,
            hint: 'give the earlier one a `validTo`',
          });
      }
    });
  return findings;
}

const sameScope = (a: CompiledContract, b: CompiledContract): boolean => a.provider === b.provider && a.api === b.api;
