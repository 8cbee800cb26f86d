import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** One command of a check: shown only when it fails. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

export interface StepResult {
  readonly step: Step;
  readonly ok: boolean;
  readonly output: string;
  readonly seconds: number;
}

function runStep(step: Step): Promise<StepResult> {
  const started = performance.now();
  const [command = '', ...args] = step.command;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ step, ok: false, output: String(error), seconds: 0 }));
    child.on('close', (code) =>
      resolve({ step, ok: code === 0, output, seconds: (performance.now() - started) / 1000 }),
    );
  });
}

/** Runs the steps, at most `width` at a time, and reports each as it ends. */
export async function runSteps(steps: readonly Step[], width: number): Promise<readonly StepResult[]> {
  const queue = [...steps];
  const results: StepResult[] = [];
  const worker = async (): Promise<void> => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const result = await runStep(step);
      results.push(result);
      console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${step.name} (${result.seconds.toFixed(1)} s)`);
      if (!result.ok) console.log(result.output);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
