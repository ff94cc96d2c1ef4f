import { runDossier } from '../../../src/report/dossier/build-dossier.ts';
import type { DossierReport } from '../../../src/report/dossier/dossier-report.ts';
import { FLEET, inputOf } from '../../model/compare.ts';

/** Every name in it is one that is found again: what a user may call things. */
const MARKS = ['zzname', 'zztask', 'zzother', 'zzapi', 'zzrent', 'zzowned', 'zzmix', 'zzstaff', 'zzfee', 'zzfile'];

const SCENARIO = `
tco: 1
name: zzname
asOf: 2026-11-01
horizon: 2 month
tasks:
  zztask: { requests: 40k /day, input: 900 tok, output: 200 tok, traffic: office-hours }
  zzother: { requests: 9k /day, input: 300..500 tok, output: 100 tok }
options:
  zzapi: { api: own/x, price: { input: 2 USD/Mtok, output: 8 USD/Mtok } }
  zzrent: { ${FLEET}, rent: { price: 1..2..3 USD/GPU/h }, throughput: { total: 4k tok/s } }
  zzowned: { ${FLEET}, buy: { price: 9000 USD/GPU, serviceLife: 12 month, residual: 10% }, power: { idle: 50 W/GPU, active: 300 W/GPU }, throughput: { total: 4k tok/s }, upfront: 500 USD }
plans: { zzmix: { fill: [zzrent, zzapi] } }
baseline: zzapi
staff: { zzstaff: { fte: 0.1, salary: 90000 USD/year, appliesTo: [rent, buy], per: plan } }
overheads: { zzfee: { cost: 40 USD/month, appliesTo: [rent, buy], per: plan } }
`;

const input = inputOf(SCENARIO, { file: 'zzfile.yaml' });
const { dossier, problems } = runDossier(input);
if (!dossier) throw new Error(problems.map(p => p.message).join('\n'));

const known = new Map<string, DossierReport>();

/** A report in which every name is another text, in keys as well. */
export function poisoned(name: string): DossierReport {
  const report = known.get(name) ?? renamed(name);
  known.set(name, report);
  return report;
}

function renamed(name: string): DossierReport {
  const put = (text: string): string => MARKS.reduce((t, mark) => t.split(mark).join(name), text);
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return put(value);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [put(key), walk(inner)]));
  };
  const report = walk({ ...dossier!.report, derivations: {} }) as DossierReport;
  const warning = { code: 'E999', severity: 'warning', at: null, details: `of ${name}` } as const;
  return { ...report, problems: [...report.problems, warning] };
}

/** The same report with the names it has: what a format looks like where nothing is hostile. */
export const innocent = (): DossierReport => poisoned('plain');
