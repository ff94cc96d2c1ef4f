import { stepsOf } from './column-path.ts';
import type { ColumnPath } from './mapping.ts';

/** Names under which logs keep what people and models wrote. */
const CONTENT =
  /^(?:(?:.*[._])?(?:messages?|prompts?|completions?|contents?|text|body|transcript|instructions)|input|output|response|request|choices|inputBodyJson|outputBodyJson|proxy_server_request)$/i;

/** Whether a path leads to what people and models wrote, which nothing reads: by the name it ends with, or of what it leads through. */
export function isContent(path: ColumnPath): boolean {
  const names = (stepsOf(path) ?? []).map(({ name }) => name);
  return CONTENT.test(names.at(-1) ?? '') || names.some(name => /^(?:messages|choices|content)$/i.test(name));
}
