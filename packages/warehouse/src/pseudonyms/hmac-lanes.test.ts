import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHmacLanes, LANE_CAPACITY, LANE_MESSAGE_BYTES, laneOffset, padMessage } from './hmac-lanes.ts';

function first63Bits(key: Uint8Array, messages: readonly Uint8Array[]): readonly bigint[] {
  const lanes = createHmacLanes(key);
  for (const [place, message] of messages.entries()) {
    const offset = laneOffset(place);
    for (const [index, byte] of message.entries()) {
      const word = offset + (index >> 2) * 4;
      lanes.words[word] = (lanes.words[word] as number) | (byte << (24 - (index & 3) * 8));
    }
    padMessage(lanes.words, offset, message.length);
  }
  lanes.run(messages.length);
  const numbers = new BigInt64Array(messages.length);
  lanes.copyNumbers63(messages.length, new Uint32Array(numbers.buffer), 0);
  return [...numbers];
}

describe('HMAC-SHA-256 in lanes', () => {
  // RFC 4231, sections 4.2–4.5: the cases whose message fits; the beginning of the digest.
  it.each([
    ['4.2', '0b'.repeat(20), Buffer.from('Hi There'), 0xb0344c61d8db3853n],
    [
      '4.3',
      Buffer.from('Jefe').toString('hex'),
      Buffer.from('what do ya want for nothing?'),
      0x5bdcc146bf60754en,
    ],
    ['4.4', 'aa'.repeat(20), Buffer.alloc(50, 0xdd), 0x773ea91e36800e46n],
    [
      '4.5',
      '0102030405060708090a0b0c0d0e0f10111213141516171819',
      Buffer.alloc(50, 0xcd),
      0x82558a389a443c0en,
    ],
  ])('gives the published value of section %s', (_section, key, message, digest) => {
    expect(first63Bits(Buffer.from(key, 'hex'), [message])).toEqual([digest >> 1n]);
  });

  it('equals node:crypto for every length of message and of key', () => {
    const bytes = (maxLength: number, minLength = 0) => fc.uint8Array({ minLength, maxLength });
    fc.assert(
      fc.property(bytes(64, 1), fc.array(bytes(LANE_MESSAGE_BYTES), { maxLength: 40 }), (key, messages) => {
        const expected = messages.map(
          (message) => createHmac('sha256', key).update(message).digest().readBigUInt64BE(0) >> 1n,
        );
        expect(first63Bits(key, messages)).toEqual(expected);
      }),
    );
  });

  it('takes a full chunk', () => {
    const messages = Array.from({ length: LANE_CAPACITY }, (_, index) => Buffer.from(`message ${index}`));
    expect(new Set(first63Bits(Buffer.alloc(32, 1), messages)).size).toBe(LANE_CAPACITY);
  });
});
