import { createHash } from 'node:crypto';
import { openBytes } from './byte-source.ts';
import { cancelled, type SourceFile } from './open-source.ts';

/** SHA-256 of the decompressed bytes of each file. */
export async function digestFiles(
  sources: readonly SourceFile[],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const digests: string[] = [];
  const buffer = Buffer.alloc(1 << 20);
  for (const source of sources) {
    const hash = createHash('sha256');
    const input = openBytes(source);
    try {
      for (let read = await input.fill(buffer, 0); read > 0; read = await input.fill(buffer, 0)) {
        if (signal?.aborted) throw cancelled();
        hash.update(buffer.subarray(0, read));
      }
    } finally {
      await input.close();
    }
    digests.push(hash.digest('hex'));
  }
  return digests;
}
