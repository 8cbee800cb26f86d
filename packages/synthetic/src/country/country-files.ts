import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { Compression } from './country-options.ts';

const ENDING: Readonly<Record<Compression, string>> = { none: '', gzip: '.gz', zstd: '.zst' };

/** Files that are written piece by piece under other names and take their own names together at the end. */
export interface OpenFiles {
  /** Opens a file with its first bytes. The handle is only used by `append`. */
  begin(name: string, head: string): Promise<void>;
  /** Adds bytes that are already compressed. */
  append(name: string, bytes: Uint8Array): Promise<void>;
  appendText(name: string, text: string): Promise<void>;
  /** A file that is never compressed. */
  plain(name: string, text: string): Promise<void>;
  /** Gives all files their names, in the order in which they were begun. */
  finish(): Promise<readonly string[]>;
  /** Removes everything that was begun. */
  discard(): Promise<void>;
}

/** Compressed files are made of parts that can each be read alone, one after the other: gzip members, zstd frames. */
export async function openFiles(directory: string, compress: Compression): Promise<OpenFiles> {
  await mkdir(directory, { recursive: true });
  const handles = new Map<string, FileHandle>();
  const finalNames: string[] = [];
  const part = (name: string) => join(directory, `.${name}.part`);

  const create = async (name: string): Promise<FileHandle> => {
    const handle = await open(part(name), 'w');
    handles.set(name, handle);
    finalNames.push(name);
    return handle;
  };
  const handleOf = (name: string): FileHandle => {
    const handle = handles.get(`${name}${ENDING[compress]}`);
    if (!handle) throw new RangeError(`${name} has not been begun`);
    return handle;
  };
  const append = async (name: string, bytes: Uint8Array) => {
    if (bytes.length > 0) await handleOf(name).writeFile(bytes);
  };
  const appendText = (name: string, text: string) => append(name, packed(text, compress));
  const close = async () => {
    for (const handle of handles.values()) await handle.close();
    handles.clear();
  };
  return {
    begin: async (name, head) => {
      await create(`${name}${ENDING[compress]}`);
      await appendText(name, head);
    },
    append,
    appendText,
    plain: async (name, text) => {
      const handle = await create(name);
      await handle.writeFile(text);
    },
    finish: async () => {
      await close();
      for (const name of finalNames) await rename(part(name), join(directory, name));
      return finalNames;
    },
    discard: async () => {
      await close();
      for (const name of finalNames) await rm(part(name), { force: true });
    },
  };
}

function packed(text: string, compress: Compression): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (compress === 'none') return bytes;
  return compress === 'gzip' ? gzipSync(bytes) : zstdCompressSync(bytes);
}
