import type { Role, Shape, Style } from '../../../report/workbook/workbook.ts';
import { escaped } from './xlsx-sheet.ts';

const SHAPES: Readonly<Record<Shape, string>> = {
  text: 'General',
  money: '#,##0.00',
  price: '#,##0.00####',
  // a fixed number of places would leave whole numbers with a point
  number: '[>=1000]#,##0;[<0]-General;General',
  percent: '0.0###%',
  whole: '0',
};

interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly size?: number;
  readonly colour?: string;
  readonly fill?: string;
  readonly rule?: true;
  readonly wrapped?: true;
  readonly unlocked?: true;
}

const ROLES: Readonly<Record<Role, Look>> = {
  plain: {},
  title: { bold: true, size: 16 },
  head: { bold: true, colour: 'FFFFFF', fill: '1F3A4D', wrapped: true },
  total: { bold: true, rule: true },
  note: { colour: '6B6B6B' },
  live: { colour: '0B3FA8', fill: 'FFF6D0', unlocked: true },
  fixed: { colour: '5A5A5A', fill: 'E7E7E7' },
  settled: { italic: true, colour: '5A5A5A' },
};

const ROLE_NAMES = Object.keys(ROLES) as Role[];
const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];
/** Numbers below are those of formats that every program knows. */
const FIRST_FORMAT = 164;

/** The styles of a workbook by number; 0 is that of a cell without one. */
export class StyleTable {
  private readonly numbers = new Map<string, number>([['plain text', 0]]);

  indexOf({ role, shape }: Style): number {
    const key = `${role} ${shape}`;
    const found = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, found);
    return found;
  }

  /** The inside of the style sheet: formats by shape, fonts, fills and borders by role. */
  xml(): string {
    const looks = ROLE_NAMES.map(role => ROLES[role]);
    const formats = SHAPE_NAMES.map(
      (s, i) => `<numFmt numFmtId="${FIRST_FORMAT + i}" formatCode="${escaped(SHAPES[s])}"/>`,
    );
    // programs expect the first two fills to be these
    const fills = ['<patternFill patternType="none"/>', '<patternFill patternType="gray125"/>', ...looks.map(fillXml)];
    const styles = [...this.numbers.keys()].map(key => {
      const [role, shape] = key.split(' ') as [Role, Shape];
      return styleXml(ROLE_NAMES.indexOf(role), FIRST_FORMAT + SHAPE_NAMES.indexOf(shape), ROLES[role]);
    });
    return [
      list('numFmts', formats),
      list('fonts', looks.map(fontXml)),
      list(
        'fills',
        fills.map(f => `<fill>${f}</fill>`),
      ),
      list(
        'borders',
        looks.map(
          ({ rule }) =>
            `<border><left/><right/>${rule ? '<top style="thin"/>' : '<top/>'}<bottom/><diagonal/></border>`,
        ),
      ),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', styles),
    ].join('');
  }
}

const list = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`;

const fontXml = ({ bold, italic, size = 11, colour }: Look): string =>
  `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size}"/>${colour ? `<color rgb="FF${colour}"/>` : ''}<name val="Calibri"/></font>`;

const fillXml = ({ fill }: Look): string =>
  fill
    ? `<patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill>`
    : '<patternFill patternType="none"/>';

function styleXml(role: number, format: number, { wrapped, unlocked }: Look): string {
  const inside = `${wrapped ? '<alignment vertical="center" wrapText="1"/>' : ''}${unlocked ? '<protection locked="0"/>' : ''}`;
  const applied = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${wrapped ? ' applyAlignment="1"' : ''}${unlocked ? ' applyProtection="1"' : ''}`;
  return `<xf numFmtId="${format}" fontId="${role}" fillId="${role + 2}" borderId="${role}" xfId="0" ${applied}>${inside}</xf>`;
}
