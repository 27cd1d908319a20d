import { existsSync, readFileSync } from 'node:fs';

/** What one step of `npm test` found. */
export interface Result {
  passed: number;
  failed: number;
  failures: Failure[];
}

interface Failure {
  name: string;
  message: string;
}

interface JestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; tests: PlaywrightTest[] }[];
}

interface PlaywrightTest {
  projectName: string;
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  results: { errors?: { message?: string }[] }[];
}

export const nothing = (): Result => ({ passed: 0, failed: 0, failures: [] });

/** A step without tests in it: one pass or one failure. */
export function check(name: string, code: number, output: string): Result {
  if (code === 0) return { passed: 1, failed: 0, failures: [] };
  return { passed: 0, failed: 1, failures: [{ name, message: tail(output, 40) }] };
}

/** A runner that ended badly without telling which test failed counts as one failure: nothing may go missing. */
function honest(result: Result, name: string, code: number, output: string): Result {
  if (code === 0 || result.failed > 0) return result;
  return { ...result, failed: 1, failures: [{ name, message: tail(output, 40) }] };
}

/** Reads the JSON report that Jest and Vitest share. A file that could not even be loaded is one failure. */
export function jestResult(file: string, name: string, code: number, output: string): Result {
  const result = nothing();
  if (!existsSync(file)) return check(name, code || 1, output);
  const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
  for (const suite of report.testResults) {
    let failedHere = 0;
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') result.passed++;
      if (test.status !== 'failed') continue;
      failedHere++;
      result.failures.push({ name: test.fullName, message: tail(test.failureMessages?.join('\n') ?? '', 12, true) });
    }
    if (suite.status === 'failed' && failedHere === 0) {
      failedHere = 1;
      result.failures.push({ name: suite.name, message: tail(suite.message ?? '', 15, true) });
    }
    result.failed += failedHere;
  }
  return honest(result, name, code, output);
}

export function playwrightResult(file: string, name: string, code: number, output: string): Result {
  const result = nothing();
  if (!existsSync(file)) return check(name, code || 1, output);
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    suites: PlaywrightSuite[];
    errors?: { message?: string }[];
  };
  const visit = (suite: PlaywrightSuite, path: string[]): void => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'expected' || test.status === 'flaky') result.passed++;
        if (test.status !== 'unexpected') continue;
        result.failed++;
        const errors = test.results.at(-1)?.errors ?? [];
        const where = [test.projectName, ...path, spec.title].join(' › ');
        result.failures.push({
          name: where,
          message: tail(errors.map((one) => one.message ?? '').join('\n'), 15, true),
        });
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, [...path, inner.title]);
  };
  for (const suite of report.suites) visit(suite, [suite.title]);
  for (const error of report.errors ?? []) {
    result.failed++;
    result.failures.push({ name, message: tail(error.message ?? '', 15, true) });
  }
  return honest(result, name, code, output);
}

/** Of a run of ours: a list of results with their names, one per fault of the matrix or per mark of a load run. */
export function namedResults(file: string, name: string, code: number, output: string): Result {
  if (!existsSync(file)) return check(name, code || 1, output);
  const report = JSON.parse(readFileSync(file, 'utf8')) as { name: string; failed: boolean; message: string }[];
  const failures = report.filter(({ failed }) => failed).map(({ name: what, message }) => ({ name: what, message }));
  return honest({ passed: report.length - failures.length, failed: failures.length, failures }, name, code, output);
}

/** `node --test` with the TAP reporter: counts at the end, failing tests by their lines. */
export function tapResult(name: string, code: number, output: string): Result {
  const count = (word: string): number => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const failures = [...output.matchAll(/^ *not ok \d+ - (.+)\n([\s\S]*?)\n *\.\.\.$/gm)].map((match) => ({
    name: match[1] ?? '',
    message: tail(match[2] ?? '', 15, true),
  }));
  return honest({ passed: count('pass'), failed: count('fail'), failures }, name, code, output);
}

const colours = new RegExp(String.raw`\u001b\[[0-9;]*m`, 'g');

function tail(text: string, lines: number, fromStart = false): string {
  const all = text.replace(colours, '').trim().split('\n');
  return (fromStart ? all.slice(0, lines) : all.slice(-lines)).join('\n');
}
