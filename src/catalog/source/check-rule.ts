import { JURISDICTIONS } from '../../input/jurisdictions.ts';
import {
  type CompiledCondition,
  type CompiledFact,
  type CompiledProvider,
  type CompiledRule,
  DEMANDS,
  SAID_OF_PROVIDERS,
} from '../compiled-rule.ts';
import type { Finding } from './finding.ts';

type Path = Finding['path'];

/** One rule by itself: it asks for something, each condition for one thing, and its days follow each other. */
export function checkRule({ requires, closes, unlessAgreement, from, until }: CompiledRule): readonly Finding[] {
  const findings = [...daysFindings({ from, until }, [])];
  if ((requires === undefined) === (closes === undefined))
    findings.push({
      code: 'E469',
      path: closes === undefined ? [] : ['closes'],
      message: closes === undefined ? 'the rule requires nothing' : '`requires` and `closes` stand side by side',
      expected: '`requires: [{ agreement: baa, of: [api, rent] }]`',
      ...(closes === undefined
        ? {}
        : { hint: '`closes` with `unlessAgreement` is the older form: write all of it as `requires`' }),
    });
  else if (requires && unlessAgreement !== undefined)
    findings.push({
      code: 'E469',
      path: ['unlessAgreement'],
      message: '`unlessAgreement` belongs to `closes`',
      hint: `write \`agreement: ${unlessAgreement}\` as a condition of \`requires\``,
    });
  if (requires?.length === 0) findings.push({ code: 'E469', path: ['requires'], message: 'the rule requires nothing' });
  return [...findings, ...(requires ?? []).flatMap((c, i) => conditionFindings(c, ['requires', i]))];
}

function conditionFindings(condition: CompiledCondition, path: Path): readonly Finding[] {
  const asked = DEMANDS.filter(key => condition[key] !== undefined);
  const count: Finding[] =
    asked.length === 1
      ? []
      : [
          {
            code: 'E469',
            path,
            message:
              asked.length === 0
                ? 'the condition asks for nothing'
                : `the condition asks for ${asked.length} things: ${asked.map(key => `\`${key}\``).join(', ')}`,
            hint:
              asked.length === 0 ? `it asks for one of ${DEMANDS.join(', ')}` : 'write a condition for each of them',
          },
        ];
  const empty: Finding[] = (['region', 'any', 'of'] as const)
    .filter(key => condition[key]?.length === 0)
    .map(key => ({ code: 'E469', path: [...path, key], message: `\`${key}\` is an empty list` }));
  return [
    ...count,
    ...empty,
    ...wordFindings(condition, path),
    ...(condition.any ?? []).flatMap((c, i) => conditionFindings(c, [...path, 'any', i])),
  ];
}

/** The facts of a provider: each says something, and none offers and withholds the same. */
export function checkProvider({ facts }: CompiledProvider): readonly Finding[] {
  const none: Finding[] = facts.length === 0 ? [{ code: 'E469', path: ['facts'], message: 'no fact is written' }] : [];
  return [...none, ...facts.flatMap((fact, i) => factFindings(fact, ['facts', i]))];
}

function factFindings(fact: CompiledFact, path: Path): readonly Finding[] {
  const both = fact.offers?.find(agreement => fact.withholds?.includes(agreement));
  return [
    ...daysFindings(fact, path),
    ...wordFindings(fact, path),
    ...(SAID_OF_PROVIDERS.some(key => fact[key] !== undefined)
      ? []
      : [
          {
            code: 'E469',
            path,
            message: 'the fact says nothing',
            hint: `it says one of ${SAID_OF_PROVIDERS.join(', ')}`,
          },
        ]),
    ...(both === undefined
      ? []
      : [{ code: 'E469', path: [...path, 'withholds'], message: `\`${both}\` is both offered and withheld` }]),
  ];
}

/** Words and flags of a catalog that was compiled elsewhere; those of a YAML file were read by its schema. */
function wordFindings(said: CompiledCondition | CompiledFact, path: Path): Finding[] {
  const places = [said.region ?? [], 'regions' in said ? Object.values(said.regions ?? {}) : []].flat(2);
  const wrong = [
    ...(['trainsOnInputs', 'openWeights', 'onPremises'] as const).filter(key => {
      const flag = (said as CompiledCondition)[key];
      return flag !== undefined && typeof flag !== 'boolean';
    }),
    ...places.filter(place => !JURISDICTIONS.includes(place)),
  ];
  return wrong.map(word => ({ code: 'E469', path, message: `\`${word}\` is no place, or no true or false` }));
}

function daysFindings({ from, until }: Pick<CompiledRule, 'from' | 'until'>, path: Path): Finding[] {
  return from !== undefined && until !== undefined && until <= from
    ? [{ code: 'E454', path: [...path, 'until'], message: `\`until: ${until}\` is not after \`from: ${from}\`` }]
    : [];
}
