/** Places under whose law data are processed: countries by their ISO 3166 code (`uk` for the United Kingdom), `global` for anywhere, and groups of countries. */
const EU = 'at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se'.split(' ');
const EEA = [...EU, 'is', 'li', 'no'];
const ELSEWHERE =
  'ad ae ar au br ca ch cl cn co fo gg hk id il im in je jp kr mx my nz ph qa sa sg th tr tw ua uk us uy vn za'.split(
    ' ',
  );

const GROUPS: Readonly<Record<string, readonly string[]>> = { eu: EU, eea: EEA };

export const JURISDICTIONS: readonly string[] = ['global', ...Object.keys(GROUPS), ...EEA, ...ELSEWHERE];

/** Whether everything that lies in a place lies within the wanted ones: the EU lies within the EEA, everything within `global`. */
export function liesWithin(place: string, wanted: readonly string[]): boolean {
  if (wanted.includes(place) || wanted.includes('global')) return true;
  const countries = new Set(wanted.flatMap(word => GROUPS[word] ?? [word]));
  return (GROUPS[place] ?? [place]).every(country => countries.has(country));
}
