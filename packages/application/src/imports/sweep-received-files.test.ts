import { existsSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTask, recordUpload } from '@smalspor/database/tasks';
import { expect, it } from 'vitest';
import { sweepOldRows } from '../tasks/sweep-old-rows.ts';
import { testHome } from '../testing/index.ts';
import { startWork } from '../use-cases/start-work.ts';

it('a sweep removes what nobody waits for: at night what is a day old, at the server’s start all of it', async () => {
  const house = await (await testHome('empty')).open({ role: 'server' });
  const hourOld = new Date(Date.now() - 3_600_000);
  const twoDaysOld = new Date(Date.now() - 2 * 86_400_000);
  const [known, orphan, oldOrphan] = [house.newId(), house.newId(), house.newId()];
  const uploads = join(house.home.root, 'uploads');
  const paths = {
    known: join(uploads, known),
    orphan: join(uploads, orphan),
    oldOrphan: join(uploads, oldOrphan),
    half: join(house.home.temporary, 'upload-half'),
    oldHalf: join(house.home.temporary, 'upload-old'),
    foreign: join(house.home.temporary, 'country-1'),
  };
  for (const [name, path] of Object.entries(paths)) {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, 'lists.csv'), 'x');
    const age = name.startsWith('old') || name === 'known' ? twoDaysOld : hourOld;
    await utimes(path, age, age);
  }
  const at = house.now();
  const taskId = house.newId();
  await createTask(house.db, { id: taskId, kind: 'import', subject: 'x', startedBy: 'x', startedAt: at });
  await recordUpload(house.db, {
    id: known,
    taskId,
    format: 'gp-lists',
    fileName: 'lists.csv',
    path: join('uploads', known, 'lists.csv'),
    bytes: 1,
    receivedBy: 'x',
    receivedAt: at,
    register: null,
    period: null,
    sequence: null,
  });
  const left = () =>
    Object.entries(paths)
      .filter(([, path]) => existsSync(path))
      .map(([name]) => name);

  await sweepOldRows(house);
  expect(left()).toEqual(['known', 'orphan', 'half', 'foreign']);

  await house.db.updateTable('uploads').set({ task_id: null }).execute();
  const work = await startWork(house);
  await work.stop();
  expect(left()).toEqual(['known', 'foreign']);
});
