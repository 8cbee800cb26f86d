import { attachTestServer, ensureTemplate, sweepTestDatabases } from './test-server.ts';

/** For Vitest: keeps the tests' server up for the whole run and takes it down with the last run. */
export async function setup(): Promise<() => Promise<void>> {
  const attached = await attachTestServer();
  await sweepTestDatabases(attached.control);
  await ensureTemplate(attached);
  return () => attached.release();
}
