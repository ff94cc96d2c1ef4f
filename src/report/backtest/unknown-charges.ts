import type { Problem } from '../../input/problem.ts';
import { problemAt } from '../../input/source-text.ts';
import { didYouMean } from '../../input/suggest.ts';
import { TOKEN_TYPES } from '../../usage/invoice/token-kind.ts';
import type { OtherCharge } from './billed-pools.ts';

/** Warnings of charges for tokens that cannot be held against anything: their model or their kind is not known. */
export function unknownCharges(others: readonly OtherCharge[]): Problem[] {
  const named = new Set<string>();
  return others.flatMap(other => {
    const problems: Problem[] = [];
    if (other.what === 'unknownKind') problems.push(unknownKind(other));
    const name = `${other.provider}|${other.model}`;
    const isUnknown = other.what === 'unknownModel' || (other.what === 'unknownKind' && other.model !== undefined);
    if (isUnknown && other.api === undefined && !named.has(name)) {
      named.add(name);
      problems.push(unknownModel(other));
    }
    return problems;
  });
}

function unknownModel({ model, provider, suggestions, lines }: OtherCharge): Problem {
  const { mark } = lines[0]!.at;
  const severity = 'warning';
  if (model === undefined)
    return problemAt(mark, 'E596', 'no model is named: what it charges for is told as not in the scenario', {
      severity,
      hint: 'write the model into its column; --columns model=… says which one that is',
    });
  const name = `${provider === undefined ? '' : `${provider}/`}${model}`;
  return problemAt(mark, 'E596', `the catalog has no \`${name}\`: it is told as not in the scenario`, {
    severity,
    hint: `--model "${model}=${suggestions[0] ?? 'provider/model'}" says what it means`,
  });
}

function unknownKind({ said, lines }: OtherCharge): Problem {
  const message = `\`${said}\` names no kind of tokens that is known: it is told as not in the scenario`;
  return problemAt(lines[0]!.at.mark, 'E593', message, {
    severity: 'warning',
    hint:
      didYouMean(said, TOKEN_TYPES) ?? `kinds are ${TOKEN_TYPES.join(', ')}; what counts no tokens has another unit`,
  });
}
