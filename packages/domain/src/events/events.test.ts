import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsInPast, eventFault, takesRegistrations } from './event.ts';
import { freeSeats, moveUp, placeInQueue, type Registration, takeSeat } from './seats.ts';

type Act = { readonly who: string; readonly does: 'comes' | 'withdraws' };

const acts = fc.array(
  fc.record({ who: fc.constantFrom('a', 'b', 'c', 'd', 'e'), does: fc.constantFrom('comes', 'withdraws') }),
  { maxLength: 40 },
) as fc.Arbitrary<readonly Act[]>;
const rooms = fc.record({
  capacity: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  hasWaitingList: fc.boolean(),
});

const put = (all: readonly Registration[], changed: readonly Registration[]) => [
  ...all.filter(({ personId }) => !changed.some((each) => each.personId === personId)),
  ...changed,
];

function play(room: { capacity: number | null; hasWaitingList: boolean }, played: readonly Act[]) {
  let all: readonly Registration[] = [];
  for (const { who, does } of played) {
    if (does === 'comes') {
      const outcome = takeSeat(room, all, who);
      if (outcome.kind === 'seated') all = put(all, [outcome.registration]);
      continue;
    }
    all = all.map((each) => (each.personId === who ? { ...each, state: 'withdrawn' } : each));
    all = put(all, moveUp(room, all));
  }
  return all;
}

describe('places', () => {
  it('are never given twice, nor left free while somebody waits, and each waits in the order of asking', () => {
    fc.assert(
      fc.property(rooms, acts, (room, played) => {
        const all = play(room, played);
        const free = freeSeats(room, all);
        const queue = all.filter(({ state }) => state === 'waiting');
        const seated = all.filter(({ state }) => state === 'registered');
        expect(free).toBeGreaterThanOrEqual(0);
        if (queue.length > 0) expect(free).toBe(0);
        if (!room.hasWaitingList) expect(queue).toEqual([]);
        for (const one of queue) for (const other of seated) expect(other.number).toBeLessThan(one.number);
        expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
      }),
    );
  });

  it('are the same when somebody asks twice', () => {
    fc.assert(
      fc.property(rooms, acts, (room, played) => {
        const all = play(room, played);
        for (const { personId, state } of all) {
          if (state !== 'withdrawn') expect(takeSeat(room, all, personId).kind).toBe('unchanged');
        }
      }),
    );
  });

  it('of who withdraws and comes again are the last', () => {
    const room = { capacity: 1, hasWaitingList: true };
    const comes = (who: string): Act => ({ who, does: 'comes' });
    const all = play(room, [comes('a'), comes('b'), comes('c'), { who: 'a', does: 'withdraws' }, comes('a')]);
    expect(['a', 'b', 'c'].map((who) => placeInQueue(all, who))).toEqual([2, null, 1]);
  });

  it('are given to those who wait when the room becomes larger, and taken from nobody when it becomes smaller', () => {
    const all = play(
      { capacity: 2, hasWaitingList: true },
      ['a', 'b', 'c'].map((who) => ({ who, does: 'comes' })),
    );
    expect(moveUp({ capacity: 3, hasWaitingList: true }, all).map(({ personId }) => personId)).toEqual(['c']);
    expect(moveUp({ capacity: 1, hasWaitingList: true }, all)).toEqual([]);
    expect(freeSeats({ capacity: 1 }, all)).toBe(-1);
    expect(takeSeat({ capacity: 2, hasWaitingList: false }, all, 'd').kind).toBe('full');
  });
});

describe('an event', () => {
  const title = { nb: 'Oppstart', nn: 'Oppstart', en: 'Kick-off' };
  const at = {
    title,
    startsAt: '2020-02-01T16:00:00Z',
    endsAt: '2020-02-01T18:00:00Z',
    place: 'Oslo',
    link: null,
  };
  it.each([
    [{}, null],
    [{ place: null, link: 'https://example.no/m' }, null],
    [{ endsAt: at.startsAt }, 'ends-before-it-starts'],
    [{ endsAt: 'never' }, 'no-time'],
    [{ startsAt: '' }, 'no-time'],
    [{ title: { ...title, nn: '' } }, 'blank-title'],
    [{ title: { ...title, en: ' \t\n ' } }, 'blank-title'],
    [{ place: '  ' }, 'neither-place-nor-link'],
    [{ endsAt: '2020-03-01T16:00:00Z' }, 'longer-than-a-fortnight'],
    [{ place: null }, 'neither-place-nor-link'],
  ])('with %j has the fault %s', (change, fault) => {
    expect(eventFault({ ...at, ...change })).toBe(fault);
  });

  it('is never put in the past, but may keep a time that has come', () => {
    const now = '2020-02-01T16:30:00Z';
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (distance) => {
        const start = new Date(Date.parse(now) + distance).toISOString();
        expect(beginsInPast(start, now)).toBe(distance <= 0);
        expect(beginsInPast(start, now, start)).toBe(false);
        expect(beginsInPast(start, now, at.startsAt)).toBe(
          distance <= 0 && start !== '2020-02-01T16:00:00.000Z',
        );
      }),
    );
    expect(beginsInPast('2020-02-01T17:00:00+01:00', now, at.startsAt)).toBe(false);
  });

  it('takes people until it is over, unless it was called off', () => {
    expect(takesRegistrations({ state: 'open', endsAt: at.endsAt }, '2020-02-01T17:59:59Z')).toBe(true);
    expect(takesRegistrations({ state: 'open', endsAt: at.endsAt }, at.endsAt)).toBe(false);
    expect(takesRegistrations({ state: 'cancelled', endsAt: at.endsAt }, at.startsAt)).toBe(false);
  });
});
