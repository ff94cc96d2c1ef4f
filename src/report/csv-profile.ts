/** How a file of comma-separated values is written down for those who read it. */
export interface CsvProfile {
  readonly separator: ',' | ';';
  readonly decimalSign: '.' | ',';
  readonly lineEnd: '\n' | '\r\n';
  /** What the file begins with. */
  readonly start: '' | '\ufeff';
}

/** For programs: UTF-8 without a mark, LF, commas, decimal points, whatever the machine. */
export const PLAIN_CSV: CsvProfile = { separator: ',', decimalSign: '.', lineEnd: '\n', start: '' };

/** For Excel: by the byte order mark it sees that the text is UTF-8. A German one takes the comma of a decimal for a separator, and the other way round. */
export const excelCsv = (locale: 'en' | 'de'): CsvProfile => ({
  separator: locale === 'de' ? ';' : ',',
  decimalSign: locale === 'de' ? ',' : '.',
  lineEnd: '\r\n',
  start: '\ufeff',
});
