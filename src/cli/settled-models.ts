import type { Settled } from '../usage/settled-names.ts';
import { UsageFault } from './exit.ts';

/** What `--model NAME=provider/model` says, as often as it is given. Throws UsageFault. */
export const settledModels = (given: readonly string[]): Settled =>
  new Map(
    given.map(text => {
      const at = text.lastIndexOf('=');
      const [name, api] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
      if (at < 1 || name === '' || !/^[^/\s]+\/\S+$/.test(api))
        throw new UsageFault(
          `--model \`${text}\` is not a name and an API`,
          "write --model 'NAME AS IT STANDS THERE=provider/model'",
        );
      return [name, api] as const;
    }),
  );
