import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(js|css|html|svg|json)$/;
/** Less than this fits in one packet anyway. */
const LEAST_BYTES = 1_400;
/** A tenth of the time of the highest, and within a few hundredths of its size. */
const BROTLI_QUALITY = 9;

/** Lays beside each built text what it is when packed: the server sends that one to whoever can unpack it, and packs nothing while somebody waits. */
export function packFiles(): Plugin {
  return {
    name: 'smalspor-pack-files',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const name of Object.keys(bundle).filter((each) => TEXT.test(each))) {
        const path = join(dir, name);
        const bytes = await readFile(path);
        if (bytes.length < LEAST_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }));
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes));
      }
    },
  };
}
