import { FLEET } from '../../model/compare.ts';

const HEAD =
  'asOf: 2026-02-01\nfiscalYearStart: 4\nhorizon: 14 month\ndiscountRate: 0% /year\ncalendar: { hoursPerMonth: 720 h/month }\n';
const TASKS = 'tasks: { chat: { tokens: 1M tok/month, inputShare: 80% } }\n';

/** 0.8 Mtok of input at 2 and 0.2 Mtok of output at 10 USD a month, a quarter off. */
export const API = `${HEAD}name: Desk
${TASKS}options: { api: { api: acme/one, price: { input: 2 USD/Mtok, output: 10 USD/Mtok }, discount: 25%, confirmUnusual: true } }
`;

/** One GPU at 3,600 USD that is sold at 20 % after a year, drawing 0.5 kW at 0.1 USD/kWh and a PUE of 1.25; 1,400 USD up front; a twelfth of 1,200 USD a year. */
export const OWN = `${HEAD}${TASKS}sites: { home: { electricity: 0.1 USD/kWh, pue: 1.25 } }
options: { own: { ${FLEET}, buy: { price: 3600 USD/GPU, serviceLife: 12 month, residual: 20% }, power: { idle: 500 W/device, active: 500 W/device, host: 0 W/server }, throughput: { total: 10 tok/s }, upfront: 1400 USD } }
staff: { ops: { fte: 0.5, salary: 2400 USD/year, appliesTo: [buy], per: plan } }
`;

/** One GPU at 2 USD an hour. */
export const RENT = `${HEAD}${TASKS}options: { gpu: { ${FLEET}, rent: { price: 2 USD/GPU/h }, throughput: { total: 10 tok/s }, confirmUnusual: true } }
`;
