import { describe, expect, it } from 'vitest';
import { isRefusal, Refusal } from './refusal.ts';

describe('a refusal', () => {
  it('says what was refused, under its code, with the facts and the cause', () => {
    const cause = new Error('below');
    const refusal = new Refusal('file-refused', 'Too many bad rows.', { cause, facts: { share: 0.2 } });
    expect(refusal).toMatchObject({
      code: 'file-refused',
      detail: 'Too many bad rows.',
      facts: { share: 0.2 },
      cause,
    });
    expect(refusal.message).toBe('Too many bad rows.');
    expect(new Refusal('not-found', 'x').facts).toEqual({});
  });

  it('is told from other errors, also across copies of the module', () => {
    const copy = Object.assign(new Error('x'), { name: 'Refusal', code: 'not-found' });
    expect([new Refusal('not-found', 'x'), copy].map(isRefusal)).toEqual([true, true]);
    const others = [
      new Error('x'),
      Object.assign(new Error('x'), { code: 'ENOENT' }),
      { name: 'Refusal', code: 'not-found' },
      null,
    ];
    expect(others.map(isRefusal)).toEqual([false, false, false, false]);
  });
});
