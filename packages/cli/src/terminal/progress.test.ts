import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showLines } from './progress.ts';

let lines: string[];
beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function display() {
  return showLines(
    (line) => lines.push(line),
    () => Date.now(),
  );
}

describe('plain lines of progress', () => {
  it('say nothing of what is over at once', () => {
    const { report, end } = display();
    for (let done = 0; done <= 10; done += 1) report({ phase: 'Reading rows', done, total: 10 });
    report({ phase: 'Writing' });
    end();
    vi.advanceTimersByTime(10_000);
    expect(lines).toEqual([]);
  });

  it('name a phase that takes time, also when it reports nothing more', () => {
    const { report, end } = display();
    report({ phase: 'Reading rows' });
    vi.advanceTimersByTime(400);
    report({ phase: 'Writing', done: 0, total: 10 });
    vi.advanceTimersByTime(400);
    report({ phase: 'Writing', done: 5, total: 10 });
    end();
    expect(lines).toEqual(['Reading rows …', 'Writing …']);
  });

  it('tell each tenth of a long phase once', () => {
    const { report } = display();
    for (let done = 0; done <= 100; done += 1) {
      report({ phase: 'Reading rows', done, total: 100 });
      vi.advanceTimersByTime(100);
    }
    expect(lines[0]).toBe('Reading rows …');
    expect(lines.slice(1)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenth) => `Reading rows: ${tenth}0 %`));
  });
});
