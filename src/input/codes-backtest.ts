import { type CodeEntry, entry } from './code-entry.ts';

/** E590 to E599: `tco backtest`. */
export const BACKTEST_CODES: Readonly<Record<string, CodeEntry>> = {
  E590: entry(
    'an invoice that cannot be read',
    'An invoice is CSV with the names of its columns in the first line, cells apart by commas, or the JSON that a costs or usage API answers. Its form is told by its names; of any other CSV, `--columns amount=…,model=…,token_type=…` says which column is what.',
  ),
  E591: entry(
    'a number of an invoice in another notation',
    'Numbers are plain decimals with a point, such as 1234.56, and negative with a minus before them. Commas, thousands separators, currency signs and parentheses are not guessed at: the same signs mean different amounts in different countries.',
  ),
  E592: entry(
    'a day of an invoice that cannot be read',
    'Days are written YYYY-MM-DD, alone or with the hour in UTC behind them, as RFC 3339 has it; exports of OpenAI may have seconds since 1970.',
  ),
  E593: entry(
    'a word of an invoice that is not known',
    'Service tiers are standard, batch, flex and priority; units are token, ktok, Mtok and request; windows of prompt lengths are those that the forms of the providers write. Tokens whose `token_type` is not known are told as not in the scenario, and count as unexplained: input, cached_input, cache_write_5m, cache_write_1h, output, reasoning and requests are.',
  ),
  E594: entry(
    'an invoice in another currency',
    'What is compared must be in one currency: the program knows no exchange rates. Write the invoice in the currency of the scenario.',
  ),
  E595: entry(
    'nothing to hold against the model',
    'In the period no line of the invoices charges for something that the plan buys, or there are only counts of usage and no money. The message says why where that is known: a column that is not there, or a word for tokens that is not known. Say with `--columns` which columns mean what, give the export of costs beside that of usage, another `--period`, another `--plan`, or say with `--model NAME=provider/model` what a name means.',
  ),
  E596: entry(
    'a model on an invoice that the catalog does not know',
    'The line is told as not in the scenario, and counts as unexplained, as does one for tokens that names no model. `--model NAME=provider/model` says what it is in the catalog.',
  ),
  E598: entry(
    'days that do not fit the period, or each other',
    'A line for a month says nothing of half of it. Give a `--period` that begins and ends where lines do, or an invoice by the day. Costs without quantities are held against the usage beside them, and both must be of the same days: those of half a month would be half the price.',
  ),
  E597: entry(
    'a plan that cannot be calibrated',
    'Figures of a bill can be written into plans of fixed shares, whose tasks and options stand in the scenario as maps of values. A plan that fills one option before another has no share to write.',
  ),
  E599: entry(
    'a quantity, a price and an amount that do not agree',
    'Where a line says all three, the quantity times the unit price is the amount, but for what rounding has cut off behind the digits that are written. The price is for one `unit`, and it is what was paid and not the list price. Two of the three are enough.',
  ),
};
