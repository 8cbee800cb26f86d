import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import { type LakeSize, makeLake } from '../warehouse-facts/make-lake.ts';

// Usage: node make-facts.ts <directory> <size as JSON>
// A process of its own, so that inventing does not count in what is measured. Writes lake.json last.
const [directory = '', size = '{}'] = process.argv.slice(2);
const settings = { spillDirectory: join(directory, 'spill'), memoryLimit: '4GB' };
await withDuckDb(settings, async (connection) => {
  const { geography } = loadContent();
  const lake = await makeLake(connection, join(directory, 'lake'), geography, JSON.parse(size) as LakeSize);
  await writeFile(join(directory, 'lake.json'), JSON.stringify(lake));
});
