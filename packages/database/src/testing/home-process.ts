import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ServiceAccount } from '../embedded/service-account.ts';

export interface HomeProcess {
  readonly child: ChildProcess;
  /** The next line that it says. */
  readonly said: () => Promise<string>;
  /** Ends its input, so that it closes the home. @returns its last words */
  readonly close: () => Promise<string>;
  readonly kill: () => Promise<void>;
}

/** Opens a home in another process, also as another user. */
export function startHomeProcess(home: string, wish?: 'claim', account?: ServiceAccount): HomeProcess {
  const script = join(import.meta.dirname, 'open-home.ts');
  const child = spawn(process.execPath, [script, home, ...(wish === undefined ? [] : [wish])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...account,
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const said = async (): Promise<string> => {
    const { value, done } = await lines.next();
    return done ? 'ended' : value;
  };
  return {
    child,
    said,
    close: async () => {
      child.stdin.end();
      return said();
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
