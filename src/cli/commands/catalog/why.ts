import { InputFault } from '../../../input/problem.ts';
import { didYouMean } from '../../../input/suggest.ts';
import { toJson } from '../../../report/json.ts';
import { renderWhy } from '../../../report/why/why-page.ts';
import { isAbout, whyOf } from '../../../report/why/why-scenario.ts';
import { EXIT, UsageFault } from '../../exit.ts';
import type { Host } from '../../host.ts';
import { readInput } from '../../input.ts';
import type { Options } from '../../options.ts';
import { emit } from '../../output.ts';
import { requestOf } from '../../run.ts';
import { screenOf } from '../../screen.ts';

/** `tco catalog why`: which entry, condition, contract or folder of own prices gave the price of an option. */
export async function why(file: string, id: string | undefined, options: Options, host: Host): Promise<number> {
  const input = await readInput(file);
  const { asOf = '', why: all, problems } = whyOf(await requestOf(input, options, host));
  if (!all) throw new InputFault(problems);
  const wanted = id === undefined ? all : all.filter(w => isAbout(w, id));
  if (id !== undefined && wanted.length === 0) {
    const known = all.flatMap(w => [w.option, ...(w.entry === null ? [] : [w.entry])]);
    throw new UsageFault(
      `no option of ${file} is \`${id}\` or takes its price from there`,
      didYouMean(id, known) ?? `known: ${known.join(', ')}`,
    );
  }
  const screen = await screenOf(options.output === undefined ? 1 : undefined, host.env, {
    color: options.color,
    all: false,
  });
  const text =
    options.format === 'json' ? toJson({ schema: 'tco-why/1', asOf, why: wanted }) : renderWhy(wanted, asOf, screen);
  emit(text, options.output);
  return EXIT.done;
}
