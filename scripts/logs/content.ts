import { stream } from './chance.ts';

const CONTENT_STREAM = 5;
const TEXTS = 64;

/** What people and models write, with what trips a reader of lines: quotes, braces, line ends, other scripts, and a usage that is none. */
const SENTENCES = [
  'Please summarise the attached agreement and list every date on which a notice period begins.',
  'The order arrived, but the second parcel is missing; can you tell me where it is?',
  'He wrote: "no refund after 14 days", which is not what the terms on your page say.',
  'Here is what the log shows:\n{"usage": {"prompt_tokens": 999999999, "completion_tokens": 1}}\nDoes that look right?',
  'Die Rechnung über 1.249,90 € liegt bei; bitte prüfen Sie die Umsatzsteuer.',
  '見積書の金額と請求書の金額が一致しません。確認してください。',
  "function total(rows) {\n\treturn rows.reduce((sum, { amount }) => sum + amount, 0); // don't round here\n}",
  'Rewrite the paragraph for a reader who knows nothing of the subject, in at most eighty words.',
  'The path is C:\\logs\\june\\, not /var/log.',
  'Thanks! 🙏 That solved it.',
] as const;

/** Bodies of prompts and answers of a line to two thousand characters, the same for the same seed. */
export function contentTexts(seed: number): readonly string[] {
  const random = stream(seed, CONTENT_STREAM);
  const sentence = () => SENTENCES[Math.floor(random() * SENTENCES.length)]!;
  return Array.from({ length: TEXTS }, () => {
    const sentences = 1 + Math.floor(-2.5 * Math.log(1 - random()));
    return Array.from({ length: Math.min(sentences, 30) }, sentence).join(' ');
  });
}
