import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { STRICT_LOGGING } from '@smalspor/application/testing';

export interface Outcome {
  /** The exit code; `null` when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  /** What it said on standard error, without warnings of Node's. */
  readonly errors: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
  /** Waits until something has been said, on either stream. */
  readonly says: (pattern: RegExp) => Promise<void>;
}

const command = join(import.meta.dirname, '..', '..', 'bin', 'smalspor.mjs');

/** Starts the real command in a process of its own. The environment holds nothing of this one but the search path. */
export function startSmalspor(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...STRICT_LOGGING, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return {
    child,
    ended,
    says: async (pattern) => {
      const gone = ended.then(({ out, errors }) => {
        if (!pattern.test(out + errors))
          throw new Error(`It ended without saying ${pattern}: ${out}${errors}`);
      });
      const heard = (async () => {
        while (!pattern.test(said.out + said.errors)) await new Promise((resolve) => setTimeout(resolve, 10));
      })();
      await Promise.race([gone, heard]);
    },
  };
}

export function runSmalspor(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return startSmalspor(args, environment).ended;
}
