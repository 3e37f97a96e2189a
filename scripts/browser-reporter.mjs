import { writeFileSync } from 'node:fs';

/** Counts for `npm test` what ran in browsers. A file that breaks outside of its tests counts as one failure. */
export function countReporter() {
  const file = process.env.TEST_COUNT_FILE;
  return {
    onTestRunFinished({ sessions }) {
      if (!file) return;
      const tests = sessions.flatMap(({ testResults }) => (testResults ? testsOf(testResults) : []));
      const broken = sessions.filter(
        ({ passed, testResults }) => !passed && !(testResults && testsOf(testResults).some(isFailure)),
      );
      const failed = tests.filter(isFailure).length + broken.length;
      writeFileSync(file, JSON.stringify({ passed: tests.filter(({ passed }) => passed).length, failed }));
    },
  };
}

/** A skipped test proves nothing, so it counts as failed here as it does in mocha. */
const isFailure = ({ passed }) => !passed;

function testsOf({ tests, suites }) {
  return [...tests, ...suites.flatMap(testsOf)];
}
