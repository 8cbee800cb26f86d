import {
  createHmacLanes,
  type HmacLanes,
  LANE_CAPACITY,
  LANE_MESSAGE_BYTES,
  laneOffset,
  padMessage,
} from '../../pseudonyms/hmac-lanes.ts';
import {
  PSEUDONYM_PREFIX,
  type PseudonymKeys,
  type PseudonymKind,
  pseudonymOf,
} from '../../pseudonyms/pseudonym.ts';
import { setWide, type WideHalves } from './column-data.ts';
import { rememberedView } from './remembered-view.ts';

/** Computes pseudonyms in bulk: identifiers are added at places, and become numbers when it is run. */
export interface PseudonymHasher {
  /** How many identifiers can be added before it must be run. */
  readonly capacity: number;
  /** Adds an identifier, or replaces the one at that place. */
  readonly add: (bytes: Uint8Array, from: number, to: number, place: number) => void;
  /** Writes the pseudonyms of the first `count` places into the halves of wide numbers, from number `at` on. */
  readonly run: (count: number, halves: WideHalves, at: number) => void;
}

const PREFIX_BYTES = 4;
const WORD_STEP = 4;
const BLOCK_WORDS = 16;

/** Gives what `pseudonymOf` gives. */
export function createPseudonymHasher(keys: PseudonymKeys, kind: PseudonymKind): PseudonymHasher {
  const [first, ...later] = keys.map(({ key }) => createHmacLanes(key)) as [HmacLanes, ...HmacLanes[]];
  const prefix = Buffer.from(PSEUDONYM_PREFIX[kind], 'latin1').readUInt32BE();
  /** Identifiers too long for the lanes, by place. */
  const long = new Map<number, bigint>();
  const viewOf = rememberedView();
  return {
    capacity: LANE_CAPACITY,
    add(bytes, from, to, place) {
      if (long.size > 0) long.delete(place);
      const fits = to - from <= LANE_MESSAGE_BYTES - PREFIX_BYTES;
      if (!fits)
        long.set(place, pseudonymOf(keys, kind, Buffer.from(bytes.subarray(from, to)).toString('utf8')));
      writeMessage(first.words, place, prefix, viewOf(bytes), from, fits ? to : from);
    },
    run(count, halves, at) {
      first.run(count);
      first.copyNumbers63(count, halves, at);
      for (const lanes of later) {
        for (let place = 0; place < count; place += 1) {
          const digits = Buffer.from(String(wideNumber(halves, at + place)));
          writeMessage(lanes.words, place, prefix, viewOf(digits), 0, digits.length);
        }
        lanes.run(count);
        lanes.copyNumbers63(count, halves, at);
      }
      for (const [place, pseudonym] of long) {
        if (place >= count) continue;
        setWide(halves, at + place, Number(pseudonym >> 32n), Number(pseudonym & 0xffff_ffffn));
      }
      long.clear();
    },
  };
}

function wideNumber(halves: WideHalves, place: number): bigint {
  return (BigInt(halves[2 * place + 1] as number) << 32n) | BigInt(halves[2 * place] as number);
}

function writeMessage(
  words: Uint32Array,
  place: number,
  prefix: number,
  bytes: DataView,
  from: number,
  to: number,
): void {
  const offset = laneOffset(place);
  words[offset] = prefix;
  let word = offset + WORD_STEP;
  let at = from;
  for (; at + 4 <= to; at += 4, word += WORD_STEP) {
    words[word] = bytes.getUint32(at);
  }
  if (at < to) {
    let last = 0;
    for (let index = 0; index < 4; index += 1)
      last = (last << 8) | (at + index < to ? bytes.getUint8(at + index) : 0);
    words[word] = last;
    word += WORD_STEP;
  }
  for (const end = offset + BLOCK_WORDS * WORD_STEP; word < end; word += WORD_STEP) words[word] = 0;
  padMessage(words, offset, PREFIX_BYTES + to - from);
}
