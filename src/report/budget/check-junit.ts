import { sanitize } from '../sanitize.ts';
import type { BudgetCheck } from './budget-report.ts';
import { checkWords } from './check-words.ts';
import type { CheckedScenario } from './checked-scenario.ts';

/** The checks as JUnit XML: a case for each, a failure where it is broken, an error where it cannot be decided, a note where it warns. */
export function renderJUnit(scenarios: readonly CheckedScenario[]): string {
  const suites = scenarios.map(suiteOf);
  const sum = (key: 'tests' | 'failures' | 'errors') => suites.reduce((all, suite) => all + suite[key], 0);
  const head = `<testsuites name="tco check" tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites.map(suite => suite.text), '</testsuites>', ''].join(
    '\n',
  );
}

interface Suite {
  readonly text: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

function suiteOf({ file, report, problems, sentence }: CheckedScenario): Suite {
  const checks = report?.budget.checks ?? [];
  const cases = report
    ? checks.map(check => caseOf(check, file, report.basis.daysPerMonth))
    : [
        element('testcase', { classname: file, name: 'the scenario can be costed', file }, [
          element('error', { type: 'input', message: sentence }, [
            escaped(
              problems
                .filter(p => p.severity === 'error')
                .map(p => `${p.code} ${p.at ? `${p.at.line}:${p.at.column} ` : ''}${p.message}`)
                .join(' | '),
            ),
          ]),
        ]),
      ];
  const failures = checks.filter(check => check.verdict === 'breach').length;
  const errors = report ? checks.filter(check => check.verdict === 'indeterminate').length : 1;
  const counts = { tests: `${cases.length}`, failures: `${failures}`, errors: `${errors}`, skipped: '0' };
  const text = element('testsuite', { name: report?.scenario.name ?? file, file, ...counts }, cases);
  return { text, tests: cases.length, failures, errors };
}

function caseOf(check: BudgetCheck, file: string, days: string): string {
  const { metric, operator, stated, statedWarn, bound, verdict, at } = check;
  const name = [metric, operator, stated ?? statedWarn, bound !== 'value' && `at ${bound}`].filter(Boolean).join(' ');
  const place = { file: at?.file ?? file, ...(at ? { line: `${at.line}` } : {}) };
  const words = checkWords(check, days);
  const body = {
    pass: [],
    warn: [element('system-out', {}, [escaped(`warning: ${words}`)])],
    breach: [element('failure', { type: 'breach', message: words }, [])],
    indeterminate: [element('error', { type: 'indeterminate', message: words }, [])],
  }[verdict];
  return element('testcase', { classname: file, name, ...place }, body);
}

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `<${name}${written.join('')}`;
  return children.length ? `${open}>\n${children.join('\n')}\n</${name}>` : `${open}/>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text that XML 1.0 may hold, with nothing in it that is markup. */
const escaped = (text: string): string =>
  sanitize(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, sign => ENTITIES[sign]!);
