import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startFakeServer } from '../packages/server/src/testing/start-fake-server.ts';

const root = join(import.meta.dirname, '..');
const webDirectory = join(root, 'packages', 'web', 'dist');

export interface Product {
  readonly origin: string;
  stop(): Promise<void>;
}

/** The page as it is built, on a server whose application holds invented people and reports in memory. */
export async function startProduct(): Promise<Product> {
  buildWeb();
  const { origin, stop } = await startFakeServer(() => ({ webDirectory }));
  return { origin, stop };
}

function buildWeb(): void {
  const vite = join(root, 'node_modules', '.bin', 'vite');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'packages', 'web'),
    stdio: 'inherit',
  });
}
