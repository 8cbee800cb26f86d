import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import type { Compression } from './country-options.ts';

const ENDING: Readonly<Record<Compression, string>> = { none: '', gzip: '.gz', zstd: '.zst' };

/** Files that are written piece by piece under other names and take their own names together at the end. */
export interface OpenFiles {
  /** Opens a file with its first text. */
  begin(name: string, head: string): Promise<void>;
  /** Resolves when the bytes have been taken in, so that pieces never pile up. */
  append(name: string, bytes: Uint8Array): Promise<void>;
  appendText(name: string, text: string): Promise<void>;
  /** A whole file that is never compressed. */
  plain(name: string, text: string): Promise<void>;
  /** Gives all files their names; returns them in the order in which they were begun. */
  finish(): Promise<readonly string[]>;
  /** Removes everything that was begun. */
  discard(): Promise<void>;
}

interface OpenFile {
  readonly input: Transform;
  readonly written: Promise<void>;
}

export async function openFiles(directory: string, compress: Compression): Promise<OpenFiles> {
  await mkdir(directory, { recursive: true });
  const open = new Map<string, OpenFile>();
  const names: string[] = [];
  const part = (name: string) => join(directory, `.${name}.part`);

  const start = (name: string, input: Transform): OpenFile => {
    const written = pipeline(input, createWriteStream(part(name)));
    // A failure shows when the file is next written to or finished.
    written.catch(() => undefined);
    const file = { input, written };
    open.set(name, file);
    names.push(name);
    return file;
  };
  const append = async (name: string, bytes: Uint8Array): Promise<void> => {
    const file = open.get(`${name}${ENDING[compress]}`);
    if (!file) throw new RangeError(`${name} has not been begun`);
    if (bytes.length > 0) await write(file, bytes);
  };
  const appendText = (name: string, text: string) => append(name, new TextEncoder().encode(text));
  return {
    begin: async (name, head) => {
      start(`${name}${ENDING[compress]}`, compressor(compress));
      await appendText(name, head);
    },
    append,
    appendText,
    plain: async (name, text) => {
      await write(start(name, new PassThrough()), new TextEncoder().encode(text));
    },
    finish: async () => {
      for (const file of open.values()) file.input.end();
      await Promise.all([...open.values()].map((file) => file.written));
      for (const name of names) await rename(part(name), join(directory, name));
      return names;
    },
    discard: async () => {
      for (const file of open.values()) file.input.destroy();
      await Promise.allSettled([...open.values()].map((file) => file.written));
      for (const name of names) await rm(part(name), { force: true });
    },
  };
}

function compressor(compress: Compression): Transform {
  if (compress === 'none') return new PassThrough();
  return compress === 'gzip' ? createGzip() : createZstdCompress();
}

async function write(file: OpenFile, bytes: Uint8Array): Promise<void> {
  const taken = new Promise<void>((resolve, reject) => {
    file.input.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
  await Promise.race([taken, file.written]);
}
