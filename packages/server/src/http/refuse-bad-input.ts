import type { Operation } from '@smalspor/contract/operations';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyRequest } from 'fastify';

/** Control characters but tab and line break, and halves of characters: no database and no page can hold them. */
const UNREADABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/**
 * Refuses text that no field of the product can mean.
 * @throws Refusal `invalid-request`
 */
export function refuseUnreadableText(value: unknown): void {
  if (typeof value === 'string') {
    if (UNREADABLE.test(value)) {
      throw new Refusal('invalid-request', 'The request holds characters that are no text.');
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      refuseUnreadableText(name);
      refuseUnreadableText(part);
    }
  }
}

/**
 * @param names whether the refusal lists what there is
 * @throws Refusal `invalid-request` when there is more than the operation knows
 */
export function refuseUnknownFields(part: string, value: unknown, known: object, names = false): void {
  if (value === undefined || value === null) return;
  const isKnown =
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.keys(value).every((name) => Object.hasOwn(known, name));
  // The name is not repeated: it may be anything.
  if (isKnown) return;
  const instead = names && Object.keys(known).length > 0 ? ` Use ${Object.keys(known).join(', ')}.` : '';
  throw new Refusal('invalid-request', `The ${part} has a field that the API page does not know.${instead}`);
}

/** What the schemas of a route let through. The address of an upload's fields is checked where they are received. */
export function refuseBadInput(operation: Operation, { params, query, body }: FastifyRequest): void {
  refuseUnknownFields('query', query, operation.query.properties, operation.kind === 'fhir');
  if (operation.kind !== 'upload' && operation.kind !== 'octets' && operation.kind !== 'fhir')
    refuseUnknownFields('body', body, operation.body.properties);
  for (const part of [params, query, operation.kind === 'upload' ? null : body]) refuseUnreadableText(part);
}
