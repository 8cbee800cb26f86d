import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { UploadedFile } from '@smalspor/contract/use-cases';
import { isRefusal, Refusal } from '@smalspor/domain/refusal';
import type { FastifyRequest } from 'fastify';
import type { TObject } from 'typebox';
import { Value } from 'typebox/value';
import { refuseUnknownFields, refuseUnreadableText } from './refuse-bad-input.ts';

type ReceivedUpload = Record<string, unknown> & { file: UploadedFile };

/**
 * Streams one multipart file into the home's `tmp/` and reads the fields that came before it. Memory does not grow
 * with the file. A file that is cut off or too large leaves nothing behind.
 */
export async function receiveUpload(
  request: FastifyRequest,
  fieldsSchema: TObject,
  directory: string,
): Promise<ReceivedUpload> {
  if (!request.isMultipart()) {
    throw new Refusal('invalid-request', 'Send the fields and one file as multipart/form-data.');
  }
  try {
    return await receiveParts(request, fieldsSchema, directory);
  } catch (error) {
    if (isRefusal(error) || request.raw.complete) throw error;
    // The sender has changed their mind, or the line broke: nobody's failure, and nobody hears the answer.
    request.log.info({ event: 'upload-cancelled' }, 'upload cancelled');
    throw new Refusal('invalid-request', 'The file was not sent to its end.', { cause: error });
  }
}

async function receiveParts(
  request: FastifyRequest,
  fieldsSchema: TObject,
  directory: string,
): Promise<ReceivedUpload> {
  const fields: Record<string, unknown> = {};
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.value !== '') fields[part.fieldname] = part.value;
      continue;
    }
    try {
      checkFields(fields, part.filename, fieldsSchema);
    } catch (error) {
      // A client that is still sending would see a broken line instead of the answer.
      part.file.resume();
      throw error;
    }
    return { ...fields, file: await keep(part.file, part.filename, directory) };
  }
  throw new Refusal('invalid-request', 'There was no file. Send it as the last part.');
}

function checkFields(fields: Record<string, unknown>, fileName: string, schema: TObject): void {
  refuseUnknownFields('form', fields, schema.properties);
  refuseUnreadableText([fields, fileName]);
  if (Value.Check(schema, fields)) return;
  throw new Refusal('invalid-request', 'The fields before the file are not as the API page describes them.');
}

async function keep(
  stream: NodeJS.ReadableStream & { truncated?: boolean },
  sentName: string,
  directory: string,
): Promise<UploadedFile> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, `upload-${randomUUID()}`);
  const hash = createHash('sha256');
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    hash.update(chunk);
  });
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    if (stream.truncated)
      throw new Refusal('upload-too-large', 'The file is larger than this service accepts.');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, name: basename(sentName), bytes, sha256: hash.digest('hex') };
}
