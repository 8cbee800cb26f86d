import { describe, expect, it } from 'vitest';
import { readPackageMessage } from './package-message.ts';

const say = (smalsporPackage: unknown, more: object = {}) => readPackageMessage({ smalsporPackage, ...more });

describe('what a package says', () => {
  it('is heard when it has the right form', () => {
    expect(say('ready', { more: 1 })).toEqual({ kind: 'ready' });
    expect(say('size', { height: 320.4 })).toEqual({ kind: 'size', height: 321 });
    expect(say('done', { points: { got: 2, most: 3 } })).toEqual({
      kind: 'done',
      points: { got: 2, most: 3 },
    });
    expect(say('done', { points: null })).toEqual({ kind: 'done', points: null });
  });

  it('cannot fill the page or vanish from it', () => {
    expect(say('size', { height: 1e9 })).toEqual({ kind: 'size', height: 4000 });
    expect(say('size', { height: -5 })).toEqual({ kind: 'size', height: 80 });
  });

  it('is no message otherwise', () => {
    for (const data of [null, 'ready', 7, [], {}, { kind: 'ready' }])
      expect(readPackageMessage(data)).toBeNull();
    expect(say('fetch')).toBeNull();
    expect(say('size', { height: Number.NaN })).toBeNull();
    for (const points of [
      undefined,
      3,
      {},
      { got: 3, most: 2 },
      { got: -1, most: 2 },
      { got: '1', most: 2 },
    ]) {
      expect(say('done', { points })).toBeNull();
    }
    expect(say('done', { points: { got: Number.NaN, most: Number.NaN } })).toBeNull();
  });
});
