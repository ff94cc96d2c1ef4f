import { entry } from './code-entry.ts';

/** E2xx: single values. */
export const VALUE_CODES = {
  E210: entry(
    'not a number',
    'A number is written in plain decimal digits: `1600`, `0.5`, `2.5e-3`, with an optional suffix k, M, B (1e9) or T. Separators (`1,600`, `1_600`), currency signs, hexadecimal, leading zeros, `.5`, `5.`, `+5` and digits of other scripts are not read, because each means different things to different people. The message shows the plain form.',
  ),
  E211: entry('not a finite number', 'Infinity, NaN and numbers beyond 10^30 or below 10^-30 cannot be costed.'),
  E212: entry(
    'unknown unit',
    'The unit is not one this program knows. Units are written as in `USD/Mtok`, `tok/s`, `USD/GPU/h`, `W/device`, `GiB`; upper and lower case matter (`MB` and `Mb` differ).',
  ),
  E213: entry(
    'wrong unit',
    'The unit is known but measures something else than the field: a price per hour where a price per month is wanted, `kW` where `kWh` is wanted. The message shows the wanted form.',
  ),
  E214: entry(
    'number without a unit',
    'A bare number is not accepted where a unit decides what it means: 2.50 per token, per thousand or per million tokens differ by factors of a thousand. Write the unit behind the number: `2.50 USD/Mtok`.',
  ),
  E215: entry(
    'out of range',
    'The value lies outside what is possible or allowed for the field: a share above 100 %, a negative price, a horizon of zero. The message shows the allowed range. A share may be written `85%` or `0.85`; a bare `85` is refused, because it could mean either.',
  ),
  E216: entry('range runs from high to low', 'A range is written `low..high` or `low..likely..high`, in rising order.'),
  E217: entry(
    'a range is not allowed here',
    'The field decides the structure of the calculation (a share, a horizon, a number of replicas), so it takes one value. Compare two scenarios instead.',
  ),
  E218: entry(
    'not a whole number',
    'The field counts things that come in whole numbers: devices, months, spares. Only `replicas` may be a decimal, for an average fleet.',
  ),
  E220: entry('not one of the allowed words', 'The field takes one of a few words; the message lists them.'),
  E221: entry('not true or false', 'Write `true` or `false`. `yes`, `no`, `on` and `off` are plain text in YAML 1.2.'),
  E222: entry(
    'not a date',
    'A date is written YYYY-MM-DD and must exist in the calendar: 2026-02-30 and 2026-3-1 are refused, 03/04/2026 could be March or April.',
  ),
  E223: entry(
    'not a time zone',
    'The time zone of the traffic is an offset such as `-05:00` or `+05:30`, or `UTC`. Names such as EST depend on the date and the country.',
  ),
  E224: entry(
    'not a replica',
    'A replica is written as a number of devices and the device: `2 x h100-sxm`. The count is a whole number from 1 to 1,000,000.',
  ),
  E225: entry(
    'wrong kind of value',
    'A map, a list or a text was found where the field wants another one of the three.',
  ),
  E226: entry(
    'empty value',
    'The key is there, but nothing is behind it. Write a value, or delete the key; an explicit 0 means none.',
  ),
  E227: entry(
    'wrong number of items',
    'The list must have a certain length: 24 weights for the hours of a day, 168 for those of a week from Monday 0:00 on, at least two options for a fill.',
  ),
  E228: entry(
    'unknown currency',
    'A currency is one of the ISO 4217 codes in upper case, such as USD or EUR. Signs such as $ stand for many currencies.',
  ),
  E229: entry(
    'not an id',
    'Ids of tasks, options and plans begin with a letter or a digit, have at most 64 characters, and contain no quotation marks, backslashes or line breaks.',
  ),
  E230: entry(
    'unusual value, to be confirmed',
    'The value is possible but so far from what such things cost that a slip in the unit is likelier: list prices of language models lie between 0.001 and 1,000 USD/Mtok, electricity between 0.01 and 2 USD/kWh, a device draws 1 to 15,000 W. If it is right, write `confirmUnusual: true` in the same option or site.',
  ),
  E231: entry(
    'unusual value',
    'The value is accepted, but it is far from the usual, and a slip in the unit or in a suffix is worth a look.',
  ),
} as const;
