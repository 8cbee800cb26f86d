import { ProblemError } from '@smalspor/contract/client';
import { describe, expect, it } from 'vitest';
import { createNoteDraft, type NoteText, type NoteView } from './note-draft.ts';

const note = {
  id: 'n',
  turn: 1,
  startedOn: '2021-02-01',
  plan: 'a',
  did: '',
  study: '',
  act: '',
  decision: null,
  version: 1,
  savedAt: '2021-02-01T08:00:00Z',
} as NoteView;

/** A server that holds one note, and a clock that stands still until it is told. */
function desk() {
  let stored = note;
  let refusal: unknown = null;
  const timers: { work: () => void; pause: number }[] = [];
  const sent: string[] = [];
  const ports = {
    save: async (version: number, text: NoteText) => {
      sent.push(text.plan);
      if (refusal) throw refusal;
      if (version !== stored.version) throw new ProblemError('changed-meanwhile', 409, null);
      stored = { ...stored, ...text, version: version + 1, savedAt: `${version}` };
      return stored;
    },
    fetchStored: async () => stored,
    later: (work: () => void, pause: number) => {
      const timer = { work, pause };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  };
  return {
    draft: createNoteDraft(note, 'g', ports),
    sent,
    timers,
    stored: () => stored,
    fail: (error: unknown) => {
      refusal = error;
    },
    fromElsewhere: (text: Partial<NoteText>) => {
      stored = { ...stored, ...text, version: stored.version + 1 };
    },
  };
}

describe('a note that is stored while it is written', () => {
  it('waits for a pause, and stores the last of what was written', async () => {
    const { draft, sent, timers, stored } = desk();
    draft.write({ plan: 'ab' });
    draft.write({ plan: 'abc' });
    expect(draft.view().state).toBe('waiting');
    expect([timers.length, sent.length, draft.isStored()]).toEqual([1, 0, false]);
    await draft.flush();
    expect(draft.view()).toMatchObject({ state: 'saved', savedAt: '1' });
    expect([sent, stored().plan, stored().version]).toEqual([['abc'], 'abc', 2]);
    await draft.flush();
    expect(sent).toHaveLength(1);
  });

  it('stores what was written while it was being stored, and sends one request at a time', async () => {
    const { draft, sent, timers } = desk();
    draft.write({ plan: 'first' });
    const sending = draft.flush();
    draft.write({ plan: 'second' });
    await draft.flush();
    await sending;
    expect([sent, draft.view().state, timers.length]).toEqual([['first'], 'waiting', 1]);
    await draft.flush();
    expect([sent, draft.view().state]).toEqual([['first', 'second'], 'saved']);
  });

  it('keeps what could not be sent, and tries again', async () => {
    const { draft, timers, fail, stored } = desk();
    fail(new TypeError('offline'));
    draft.write({ plan: 'kept' });
    await draft.flush();
    expect([draft.view().state, draft.view().text.plan, timers.at(-1)?.pause]).toEqual([
      'failed',
      'kept',
      5_000,
    ]);
    fail(null);
    await draft.flush();
    expect([draft.view().state, stored().plan]).toEqual(['saved', 'kept']);
  });

  it('does not send what may not be stored, and says why', async () => {
    const { draft, sent } = desk();
    draft.write({ plan: '01815012345' });
    await draft.flush();
    expect(draft.view()).toMatchObject({ state: 'refused', faults: ['identity-number'] });
    expect(sent).toEqual([]);
    draft.write({ plan: 'fem pasienter' });
    await draft.flush();
    expect(draft.view()).toMatchObject({ state: 'saved', faults: [] });
  });

  it('stops when another window was first, and lets the writer choose', async () => {
    for (const choice of ['takeTheirs', 'keepMine'] as const) {
      const { draft, stored, fromElsewhere, sent } = desk();
      fromElsewhere({ plan: 'theirs' });
      draft.write({ plan: 'mine' });
      await draft.flush();
      expect(draft.view()).toMatchObject({
        state: 'conflict',
        text: { plan: 'mine' },
        theirs: { plan: 'theirs' },
      });
      draft.write({ plan: 'mine and more' });
      await draft.flush();
      expect([sent.length, stored().plan]).toEqual([1, 'theirs']);
      await draft[choice]();
      const kept = choice === 'keepMine' ? 'mine and more' : 'theirs';
      expect([draft.view().state, draft.view().text.plan, stored().plan]).toEqual(['saved', kept, kept]);
    }
  });
});
