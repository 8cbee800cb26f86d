import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { UploadedFile } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyRequest } from 'fastify';
import type { TObject } from 'typebox';
import { Value } from 'typebox/value';

/**
 * Streams one multipart file into the home's `tmp/` and reads the fields that came before it. Memory does not grow
 * with the file. A file that is cut off or too large leaves nothing behind.
 */
export async function receiveUpload(
  request: FastifyRequest,
  fieldsSchema: TObject,
  directory: string,
): Promise<Record<string, unknown> & { file: UploadedFile }> {
  if (!request.isMultipart()) {
    throw new Refusal('invalid-request', 'Send the fields and one file as multipart/form-data.');
  }
  const fields: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.value !== '') fields[part.fieldname] = part.value;
      continue;
    }
    if (!Value.Check(fieldsSchema, fields)) {
      // A client that is still sending would see a broken line instead of the answer.
      part.file.resume();
      throw new Refusal(
        'invalid-request',
        'The fields before the file are not as the API page describes them.',
      );
    }
    return { ...fields, file: await keep(part.file, part.filename, directory) };
  }
  throw new Refusal('invalid-request', 'There was no file. Send it as the last part.');
}

async function keep(
  stream: NodeJS.ReadableStream & { truncated?: boolean },
  sentName: string,
  directory: string,
): Promise<UploadedFile> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `upload-${randomUUID()}`);
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
  });
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    if (stream.truncated)
      throw new Refusal('upload-too-large', 'The file is larger than this service accepts.');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, name: basename(sentName), bytes };
}
