/** Text of a user, a catalog or a file name, made safe for any place it is printed: nothing in it can act on a screen. */
export function sanitize(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return COMMAND.test(text) ? escapeCommands(text) : text;
  const oneLine = text.replace(/\r\n|[\n\r\t\u0085\u2028\u2029]/g, ' ');
  const visible = oneLine.replace(UNSAFE, (sign: string) => `\\u{${sign.codePointAt(0)!.toString(16).toUpperCase()}}`);
  return escapeCommands(visible.replace(/(\p{M}{4})\p{M}+/gu, '$1'));
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Control characters, bidirectional marks and overrides, invisible spaces, lone surrogates; a joiner outside of emoji. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a screen
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}|\u200d(?!\p{Extended_Pictographic})/gu;

/** What a CI runner would take for a command in a line of output; a text may be folded at any space. */
const COMMAND = /(?:^|\s)::|##\[/;

const escapeCommands = (text: string): string =>
  text.replace(/(^|\s):(?=:)/g, '$1\\u{3A}').replace(/##\[/g, '#\\u{23}[');

/** Applies {@link sanitize} to every text in a piece of data; keys are the program's own. */
export function sanitized<T>(data: T): T {
  if (typeof data === 'string') return sanitize(data) as T;
  if (Array.isArray(data)) return data.map(item => sanitized<unknown>(item)) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, sanitized<unknown>(value)])) as T;
}
