import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * All tests: the checks, the unit, database and fault tests, then the browser walks. Ends with one plain line
 * `N passed, N failed` that a build server can read.
 */
const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'smalspor-test-'));

function run(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): number {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...environment,
      PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
    },
  });
  return result.status ?? 1;
}

interface Counts {
  passed: number;
  failed: number;
}

/** A runner that left no report counts as one failure: silence is never a pass. */
function readCounts(file: string, exitCode: number): Counts {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    const failed = report.numFailedTests;
    return { passed: report.numPassedTests, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** The last lines of a TAP report: `# pass N` and `# fail N`. */
function readTap(file: string, exitCode: number): Counts {
  try {
    const report = readFileSync(file, 'utf8');
    const count = (word: string): number =>
      Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(report)?.[1] ?? Number.NaN);
    const [passed, failed] = [count('pass'), count('fail') + count('cancelled')];
    if (Number.isNaN(passed + failed) || passed === 0) return { passed: 0, failed: 1 };
    return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const checkFailed = run('node', ['tools/check.ts']) !== 0;

const unitReport = join(scratch, 'unit.json');
const unitExit = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
const unit = readCounts(unitReport, unitExit);

const walkReport = join(scratch, 'walks.tap');
const walkExit = run('node', ['e2e/run.ts'], { E2E_REPORT: walkReport });
const walks = readTap(walkReport, walkExit);

rmSync(scratch, { recursive: true, force: true });
const passed = unit.passed + walks.passed + (checkFailed ? 0 : 1);
const failed = unit.failed + walks.failed + (checkFailed ? 1 : 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
