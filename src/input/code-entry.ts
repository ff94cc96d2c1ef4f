/** What a stable problem code means: one line, and a paragraph for `tco error CODE`. */
export interface CodeEntry {
  readonly title: string;
  readonly explanation: string;
}

export const entry = (title: string, explanation: string): CodeEntry => ({ title, explanation });
