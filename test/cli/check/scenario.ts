/**
 * Figures that a reader can work out, at a discount rate of 0 %:
 * cheap: 1M requests × 800 tok × 1 USD/Mtok + 1M × 100 tok × 2 USD/Mtok = 800 + 200 = 1,000 USD/month for 900 Mtok;
 * dear: twice that, 2,000; own: 12,000 USD over 36 months, 12,000 ÷ 36 = 333.33 USD/month, pays back against cheap in 12,000 ÷ 1,000 = 12 months;
 * cheap and own cost the same at 333.33 USD ÷ (1,000 USD ÷ 900 Mtok) = 300 Mtok/month.
 */
export const SCENARIO = `tco: 1
name: Known figures
asOf: 2026-11-01
horizon: 36 month
discountRate: 0%
tasks:
  chat: { requests: 600k /month, input: 800 tok, output: 100 tok }
  mail: { requests: 400k /month, input: 800 tok, output: 100 tok }
options:
  cheap: { api: own/cheap, price: { input: 1 USD/Mtok, output: 2 USD/Mtok } }
  dear: { api: own/dear, price: { input: 2 USD/Mtok, output: 4 USD/Mtok } }
  own:
    model: my-model
    replica: 1 x my-box
    buy: { price: 12000 USD/device, serviceLife: 36 month, residual: 0%, maintenance: 0% /year }
    power: { idle: 0 W/device, active: 0 W/device }
    throughput: { total: 100k tok/s }
    targetUtilisation: 100%
    fit: assume
baseline: cheap
staff: {}
sites: { here: { electricity: 0.1 USD/kWh } }
`;

/** The scenario with a budget of these entries. */
export const withBudget = (...entries: readonly string[]): string =>
  entries.length ? `${SCENARIO}budget:\n${entries.map(entry => `  - { ${entry} }\n`).join('')}` : SCENARIO;
