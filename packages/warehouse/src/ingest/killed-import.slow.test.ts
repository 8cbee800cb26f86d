import { type ChildProcess, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Batch } from '@smalspor/domain/registers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256OfFile } from '../lake/durable-files.ts';
import { quarantinePath } from '../lake/staged-batch.ts';
import { sweepLake } from '../lake/sweep-lake.ts';
import { dispensingsText, homeContent, type ImportFixture, importFixture } from './testing/import-fixture.ts';

const SCRIPT = fileURLToPath(new URL('./testing/import-in-child.ts', import.meta.url));
const KILLS = 10;

let fixture: ImportFixture;
let path: string;
beforeAll(async () => {
  fixture = await importFixture();
  // Two years, and a few bad rows, so that there are several files and a quarantine to be killed between.
  const rows = Array.from({ length: 10_000 }, (_, index) => ({
    dispensed_on: index % 2 === 0 ? '2019-06-01' : '2018-06-01',
    prescribed_on: '2018-01-01',
    sex: index % 500 === 0 ? 'X' : 'K',
  }));
  const declaration = '#smalspor;format=dispensings;register=LMR;period=2018-01/2019-12;synthetic=yes';
  path = await fixture.file('killed.csv', dispensingsText(rows, declaration));
});
afterAll(() => fixture.remove());

/** Starts an import, kills it at a moment of its own choosing, and tells what it had recorded by then. */
async function runChild(
  id: string,
  kill: (child: ChildProcess, phase: string) => void,
): Promise<Batch | null> {
  const child = spawn(process.execPath, [SCRIPT, fixture.home.root, path, id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  kill(child, 'start');
  let recorded: Batch | null = null;
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    const record = /^recorded (.*)\n/m.exec(output);
    if (record !== null) recorded = JSON.parse(record[1] as string) as Batch;
    for (const line of text.split('\n')) kill(child, line.split(' ')[0] ?? '');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return recorded;
}

/** What the home holds when it holds these batches and nothing else. */
async function contentOf(batches: readonly Batch[]): Promise<Readonly<Record<string, string>>> {
  const lake = batches.flatMap(({ files }) => files.map(({ path: file, sha256 }) => [file, sha256] as const));
  const quarantines = await Promise.all(
    batches.map(async ({ id }) => {
      const sealed = quarantinePath(fixture.home, id);
      return [`quarantine/${id}.enc`, await sha256OfFile(sealed)] as const;
    }),
  );
  return Object.fromEntries([...lake, ...quarantines]);
}

describe('an import that is killed', () => {
  it('at any moment leaves the lake as it was, or the whole batch', async () => {
    const began = performance.now();
    const whole = await runChild('whole', () => undefined);
    const duration = performance.now() - began;
    expect(whole).toMatchObject({ rows: 9_980, rejectedRows: 20 });
    const recorded = new Map<string, Batch>([['whole', whole as unknown as Batch]]);
    const before = await homeContent(fixture.home);
    let unfinished = 0;
    for (let count = 0; count < KILLS; count += 1) {
      const id = `killed-${count}`;
      // Half of the kills come at any time, half in the narrow end of it: while files are written and moved.
      const delay = count % 2 === 0 ? Math.random() * duration : Math.random() * 60;
      const after = count % 2 === 0 ? 'start' : 'write';
      let set = false;
      const batch = await runChild(id, (child, phase) => {
        if (set || phase !== after) return;
        set = true;
        setTimeout(() => child.kill('SIGKILL'), delay);
      });
      if (batch === null) unfinished += 1;
      else recorded.set(id, batch);
      await sweepLake(fixture.home, new Set(recorded.keys()));
      expect(await homeContent(fixture.home), `after ${delay} ms`).toEqual(
        await contentOf([...recorded.values()]),
      );
    }
    expect(unfinished).toBeGreaterThan(0);
    const after = await homeContent(fixture.home);
    for (const [file, sha256] of Object.entries(before)) expect(after[file]).toBe(sha256);
    expect(await readdir(fixture.home.staging)).toEqual([]);
    expect(await readdir(fixture.home.temporary)).toEqual([]);
  });
});
