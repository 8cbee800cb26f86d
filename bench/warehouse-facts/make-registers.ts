import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import { type LakeSize, makeLake } from './make-lake.ts';
import { writeRegisterFile } from './write-csv.ts';

// Usage: node make-registers.ts <directory> <size as JSON>
// A process of its own, so that inventing does not count in the memory of measuring. Writes registers.json last.
const [directory = '', size = '{}'] = process.argv.slice(2);
const { fromYear, ...rest } = JSON.parse(size) as LakeSize;
const settings = { spillDirectory: join(directory, 'spill'), memoryLimit: '4GB' };
await withDuckDb(settings, async (connection) => {
  const { geography } = loadContent();
  const lake = await makeLake(connection, join(directory, 'invented'), geography, { fromYear, ...rest });
  const csv = [];
  for (const [index, file] of lake.dispensings.entries()) {
    const year = fromYear + index;
    const path = join(directory, `dispensings-${year}.csv`);
    await writeRegisterFile(connection, file, path, year);
    csv.push({ file: path, year });
  }
  await writeFile(join(directory, 'registers.json'), JSON.stringify({ lake, csv }));
});
