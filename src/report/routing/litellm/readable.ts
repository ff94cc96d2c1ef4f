import { sanitize } from '../../sanitize.ts';

/** Text of a user made safe for a screen and for YAML, which may not hold two code points that a screen does not mind. */
export const readable = (text: string): string =>
  sanitize(text).replace(/[\ufffe\uffff]/g, sign => `\\u{${sign.charCodeAt(0).toString(16).toUpperCase()}}`);
