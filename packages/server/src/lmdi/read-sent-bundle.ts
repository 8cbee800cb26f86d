import { createGunzip } from 'node:zlib';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyRequest } from 'fastify';

const MEDIA_TYPES = new Set(['application/fhir+json', 'application/json', 'application/json+fhir']);

/**
 * The bytes of a bundle as they come, unpacked where they are packed with gzip. Nothing is held: whoever reads decides how
 * much is enough, and what is left is then let run past, so that the sender hears the answer.
 * @throws Refusal `invalid-request` for another media type or packing, and for what cannot be unpacked
 */
export async function* readSentBundle({ headers, raw }: FastifyRequest): AsyncGenerator<Uint8Array> {
  try {
    const mediaType = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    if (!MEDIA_TYPES.has(mediaType))
      throw new Refusal(
        'invalid-request',
        'Send FHIR as JSON, with the header Content-Type: application/fhir+json.',
      );
    const packing = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (packing === 'gzip') yield* unpack(raw);
    else if (packing === 'identity') yield* raw.iterator({ destroyOnReturn: false });
    else throw new Refusal('invalid-request', 'Send the bundle as it is, or packed with gzip.');
  } finally {
    raw.resume();
  }
}

async function* unpack(raw: FastifyRequest['raw']): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  let isBroken = false;
  const breakOff = () => {
    isBroken = true;
    gunzip.destroy(new Error('The line broke'));
  };
  raw.once('aborted', breakOff).once('error', breakOff);
  raw.pipe(gunzip);
  try {
    yield* gunzip.iterator({ destroyOnReturn: true }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (isBroken) throw error;
    throw new Refusal(
      'invalid-request',
      'The bundle could not be unpacked with gzip. Nothing of it is kept.',
      {
        cause: error,
      },
    );
  } finally {
    raw.off('aborted', breakOff).off('error', breakOff).unpipe(gunzip);
    gunzip.destroy();
  }
}
