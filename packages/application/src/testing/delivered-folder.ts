import { createHash } from 'node:crypto';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatOfName, MANIFEST_FORMAT } from '@smalspor/domain/deliveries';
import type { RegisterFile } from './prepared-homes.ts';

export interface DeliverOptions {
  readonly sender?: string;
  /** Says something else of the manifest's files than is true. */
  readonly change?: (file: { name: string; format: string; bytes: number; sha256: string }) => object;
  /** Files that the manifest names and that are not put in place. */
  readonly without?: readonly string[];
  /** When everything was last written. */
  readonly writtenAt?: string;
}

/** What a file of the manifest says. */
export function describeFile(name: string, content: Uint8Array) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, format: formatOfName(name) ?? 'letter', bytes: content.byteLength, sha256 };
}

/** Puts files and their manifest in a folder, as a sender does. */
export async function deliver(
  directory: string,
  files: readonly Pick<RegisterFile, 'name' | 'path'>[],
  { sender, change = (file) => file, without = [], writtenAt }: DeliverOptions = {},
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const paths: string[] = [];
  const described: object[] = [];
  for (const { name, path } of files) {
    const content = await readFile(path);
    described.push(change(describeFile(name, content)));
    if (without.includes(name)) continue;
    paths.push(join(directory, name));
    await writeFile(join(directory, name), content);
  }
  const manifest = join(directory, 'delivery.json');
  await writeFile(
    manifest,
    JSON.stringify({
      format: MANIFEST_FORMAT,
      ...(sender === undefined ? {} : { sender }),
      files: described,
    }),
  );
  if (writtenAt !== undefined) {
    for (const path of [...paths, manifest]) await utimes(path, new Date(writtenAt), new Date(writtenAt));
  }
}
