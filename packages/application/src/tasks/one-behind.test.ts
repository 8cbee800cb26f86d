import { describe, expect, it } from 'vitest';
import { oneBehind } from './one-behind.ts';

describe('work behind other work', () => {
  it('starts at once, and the next only when the one before has ended', async () => {
    const said: string[] = [];
    const first = Promise.withResolvers<void>();
    const behind = oneBehind();
    await behind.start(async () => {
      said.push('first begins');
      await first.promise;
      said.push('first ends');
    });
    const second = behind.start(async () => {
      said.push('second begins');
    });
    said.push('other work');
    first.resolve();
    await second;
    await behind.settle();
    expect(said).toEqual(['first begins', 'other work', 'first ends', 'second begins']);
  });

  it('tells what went wrong to whoever waits, and starts nothing after it', async () => {
    const behind = oneBehind();
    await behind.start(() => Promise.reject(new Error('the disk is full')));
    let began = false;
    const next = behind.start(async () => {
      began = true;
    });
    await expect(next).rejects.toThrow('the disk is full');
    await expect(behind.settle()).rejects.toThrow('the disk is full');
    expect(began).toBe(false);
  });
});
