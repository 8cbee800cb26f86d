import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPhase, ImportProgress } from './import-settings.ts';
import { dispensingsText, homeContent, type ImportFixture, importFixture } from './testing/import-fixture.ts';

let fixture: ImportFixture;
let files: string[];
beforeAll(async () => {
  fixture = await importFixture();
  const rows = Array.from({ length: 20_000 }, (_, index) => (index === 7 ? { sex: 'X' } : {}));
  files = [await fixture.file('long.csv', dispensingsText(rows))];
});
afterAll(() => fixture.remove());

describe('an import', () => {
  it.each<ImportPhase>(['check', 'read', 'explain', 'write'])(
    'can be stopped while it is in %s',
    async (phase) => {
      const before = await homeContent(fixture.home);
      const stop = new AbortController();
      const run = fixture.run(
        { format: 'dispensings', files },
        {
          signal: stop.signal,
          onProgress(progress) {
            // A moment later, so that the stop comes in the midst of the work.
            if (progress.phase === phase) setTimeout(() => stop.abort(), 5);
          },
        },
      );
      await expect(run).rejects.toMatchObject({ reason: 'cancelled' });
      expect(await homeContent(fixture.home)).toEqual(before);
    },
  );

  it('tells how far it has come, never backwards within a phase', async () => {
    const told: ImportProgress[] = [];
    const result = await fixture.run(
      { format: 'dispensings', files },
      { onProgress: (progress) => told.push(progress) },
    );
    if (result.kind === 'accepted') await result.abort();
    expect([...new Set(told.map(({ phase }) => phase))]).toEqual(['check', 'read', 'explain', 'write']);
    for (const phase of ['check', 'read', 'explain', 'write']) {
      const steps = told.filter((progress) => progress.phase === phase);
      expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).sort((a, b) => a - b));
      for (const { done, total } of steps)
        expect(done).toBeLessThanOrEqual(total ?? Number.POSITIVE_INFINITY);
    }
    expect(told.filter(({ phase }) => phase === 'check').at(-1)).toMatchObject({ done: told[0]?.total });
  });
});
