import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '@smalspor/domain/institution-disclosure';
import type { Batch } from '@smalspor/domain/registers';
import { homePaths } from '../../home/index.ts';
import { buildRelease } from '../build-release.ts';

/** Builds one release after the other and points to each; a file that is renamed stands in for the database's transaction. */
const [root = '', prefix = ''] = process.argv.slice(2);
const home = homePaths(root);
const batches = JSON.parse(await readFile(join(root, 'batches.json'), 'utf8')) as readonly Batch[];
const content = loadContent();
const few = ['prescriptions-per-1000', 'penicillin-v-share', 'users-per-1000'];

process.stdout.write('ready\n');
for (let number = 1; ; number += 1) {
  const id = `${prefix}-${number}`;
  const { manifestSha256 } = await buildRelease({
    home,
    id,
    batches,
    declarations: [],
    content: { ...content, indicators: content.indicators.filter((one) => few.includes(one.id)) },
    dddIndexYear: 2026,
    disclosure: DEFAULT_DISCLOSURE,
    institutions: { occupancy: null, disclosure: DEFAULT_INSTITUTION_DISCLOSURE, told: [] },
    memoryLimit: '512MB',
    threads: 1,
    now: () => '2020-04-01T00:00:00Z',
  });
  await writeFile(join(root, 'pointer.new'), JSON.stringify({ id, manifestSha256 }));
  await rename(join(root, 'pointer.new'), join(root, 'pointer.json'));
  process.stdout.write(`published ${id}\n`);
}
