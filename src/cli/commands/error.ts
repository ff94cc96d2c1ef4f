import { CODES } from '../../input/codes.ts';
import { didYouMean } from '../../input/suggest.ts';
import { shown } from '../../report/screen.ts';
import { wrap } from '../../report/wrap.ts';
import { EXIT, UsageFault } from '../exit.ts';
import type { Host } from '../host.ts';
import { emit } from '../output.ts';
import { screenOf } from '../screen.ts';

/** `tco error`: what a code means, at more length than the message has room for. */
export async function error(code: string, options: { readonly color: boolean }, host: Host): Promise<number> {
  const wanted = code.toUpperCase();
  const entry = Object.hasOwn(CODES, wanted) ? CODES[wanted] : undefined;
  if (!entry)
    throw new UsageFault(
      `unknown code \`${code}\``,
      didYouMean(wanted, Object.keys(CODES)) ??
        `codes run from ${Object.keys(CODES)[0]} to ${Object.keys(CODES).at(-1)}`,
    );
  const screen = await screenOf(1, host.env, { color: options.color, all: false });
  const text = wrap(shown(entry.explanation, screen), Math.min(screen.width, 100)).join('\n');
  emit(`${screen.style.strong(shown(`${wanted}: ${entry.title}`, screen))}\n\n${text}\n`);
  return EXIT.done;
}
