import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { preparedDirectory, sweepPrepared } from './prepared-directory.ts';

/** For Vitest: homes are prepared when a test first asks for one, and removed with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepPrepared();
  project.provide('runPid', process.pid);
  return () => rm(preparedDirectory(process.pid), { recursive: true, force: true });
}
