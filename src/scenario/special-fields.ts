import { isDate } from '../input/day.ts';
import { type Field, leaf } from './field.ts';

/** The version of a format, written `key: 1` at the head of a file. */
export const formatVersion = (key: string): Field<1> =>
  leaf<1>(
    () => ({ description: 'Version of this format.', const: 1 }),
    () => 1,
    text =>
      text === '1'
        ? { value: 1 }
        : {
            fault: {
              code: 'E317',
              message: `\`${text}\` is not a version of the format this program reads`,
              expected: `\`${key}: 1\``,
              ...(/^[2-9]$|^\d\d+$/.test(text) ? { hint: 'a newer program may read it' } : {}),
            },
          },
  );

/** A replica as written: `2 x h100-sxm`. */
export class ReplicaText {
  readonly count: number;
  readonly device: string;
  constructor(count: number, device: string) {
    this.count = count;
    this.device = device;
  }
}

const REPLICA_LIMIT = 1_000_000;

/** `COUNT x DEVICE`. */
export const replica = (description: string): Field<ReplicaText> =>
  leaf(
    () => ({ description, type: 'string', pattern: '^[1-9][0-9]* x .+$', examples: ['2 x h100-sxm'] }),
    () => new ReplicaText(1, ''),
    text => {
      const expected = 'a number of devices and the device, such as `2 x h100-sxm`';
      const match = /^(\S+?)\s*[x×*]\s+(\S.*)$/.exec(text.trim());
      if (!match)
        return {
          fault: {
            code: 'E224',
            message: `\`${text}\` is not a replica`,
            expected,
            hint: `write \`1 x ${text.trim()}\``,
          },
        };
      const [, count = '', device = ''] = match;
      if (/^\d+\.\d+$/.test(count))
        return { fault: { code: 'E218', message: `\`${count}\` devices: a replica has whole devices`, expected } };
      if (!/^[1-9]\d*$/.test(count))
        return { fault: { code: 'E224', message: `\`${count}\` is not a number of devices`, expected } };
      if (count.length > 7 || Number(count) > REPLICA_LIMIT)
        return { fault: { code: 'E215', message: `\`${count}\` devices are more than 1,000,000`, expected } };
      return { value: new ReplicaText(Number(count), device) };
    },
  );

/** A day, YYYY-MM-DD. */
export const date = (description: string): Field<string> =>
  leaf<string>(
    () => ({ description, type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', examples: ['2026-03-31'] }),
    () => '2026-01-01',
    text => {
      if (isDate(text)) return { value: text };
      const shaped = /^\d{4}-\d{2}-\d{2}$/.test(text);
      return {
        fault: {
          code: 'E222',
          message: shaped ? `\`${text}\` is not in the calendar` : `\`${text}\` is not a date`,
          expected: 'a day as YYYY-MM-DD, such as `2026-03-31`',
        },
      };
    },
  );

/** A month of the calendar, 1 to 12. */
export const monthOfYear = (description: string): Field<number> =>
  leaf<number>(
    () => ({
      description,
      type: ['integer', 'string'],
      minimum: 1,
      maximum: 12,
      pattern: '^([1-9]|1[0-2])$',
      examples: [4],
    }),
    () => 1,
    text =>
      /^([1-9]|1[0-2])$/.test(text)
        ? { value: Number(text) }
        : {
            fault: {
              code: 'E222',
              message: `\`${text}\` is not a month`,
              expected: 'a month of the calendar from 1 to 12, such as `4` for April',
            },
          },
  );

/** Minutes east of UTC, written `-05:00` or `UTC`. */
export const timeZone = (description: string): Field<number> =>
  leaf<number>(
    () => ({ description, type: 'string', pattern: '^(UTC|[+-][0-9]{2}:[0-9]{2})$', examples: ['-05:00'] }),
    () => 0,
    text => {
      const match = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(text);
      if (text === 'UTC') return { value: 0 };
      if (!match)
        return {
          fault: {
            code: 'E223',
            message: `\`${text}\` is not a time zone`,
            expected: 'an offset such as `-05:00`, or `UTC`',
          },
        };
      const minutes = Number(match[2]) * 60 + Number(match[3]);
      return { value: match[1] === '-' && minutes > 0 ? -minutes : minutes };
    },
  );
