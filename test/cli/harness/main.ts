import { main as run } from '../../../src/cli/main.ts';
import { report } from '../../report/fixture.ts';

/** The command with an engine that answers by what stands in the scenario, so that the command line is tested alone. */
export const main = (args: readonly string[], root: string): Promise<void> =>
  run(args, root, request => {
    if (request.text.includes('!wrong')) {
      return {
        problems: [
          {
            code: 'E214',
            severity: 'error',
            message: 'price has no unit',
            at: { file: request.file, line: 1, column: 3 },
            length: 6,
            excerpt: request.text.split('\n')[0]!,
            expected: 'a price such as `2.50 USD/Mtok`',
          },
        ],
      };
    }
    if (request.text.includes('!fault')) throw new TypeError('a fault on purpose');
    if (request.text.includes('!impossible'))
      return {
        report: report({
          plans: report().plans.filter(plan => !plan.feasible),
          verdict: { cheapest: null, candidates: [], saving: null, against: null, flips: [] },
          breakEven: [],
          envelope: [],
        }),
        problems: [],
      };
    if (request.text.includes('!large'))
      return { report: report({ scenario: { name: 'x'.repeat(300_000), sha256: '' } }), problems: [] };
    const settings = request.settings.map(({ path, value }) => `${path}=${value}`).join(' ');
    return {
      report: report({
        scenario: {
          name: [report().scenario.name, request.asOf, settings].filter(Boolean).join(' '),
          sha256: request.sha256,
        },
      }),
      problems: [],
    };
  });
