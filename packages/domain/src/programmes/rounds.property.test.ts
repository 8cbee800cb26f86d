import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyMove, replay } from './apply-move.ts';
import { creditOf } from './credit.ts';
import { passesCountFrom } from './earlier-passes.ts';
import type { Move, MoveBody } from './move.ts';
import { type Hours, hoursOf, type ProgrammeDefinition, totalHours } from './programme.ts';
import { newRound, type Round } from './round.ts';
import { attempts, body, dayAfter, PEOPLE } from './testing/attempts.ts';
import { course, newScheme, oldScheme } from './testing/example-programme.ts';
import { moveOn } from './testing/play.ts';

/** Makes what can be made and keeps what was recorded. */
function attemptAll(programme: ProgrammeDefinition, moves: readonly Move[]) {
  let round = newRound(programme);
  const recorded: Move[] = [];
  for (const move of moves) {
    const outcome = applyMove(programme, round, move);
    if (outcome.kind === 'recorded') recorded.push(move);
    if (outcome.kind !== 'refused') round = outcome.round;
  }
  return { round, recorded };
}

const atMost = (some: Hours, all: Hours) => some.eLearning <= all.eLearning && some.meetings <= all.meetings;

function expectLegal(programme: ProgrammeDefinition, round: Round): void {
  const begun = round.phases.map(({ id }) => id);
  expect(programme.phases.slice(0, begun.length).map(({ id }) => id)).toEqual(begun);
  if (round.status === 'active') expect(begun.length).toBeGreaterThan(0);
  if (['new', 'invited', 'enrolled'].includes(round.status)) expect(begun).toEqual([]);
  if (round.status === 'finished') expect(begun).toHaveLength(programme.phases.length);
  expect(round.closedOn !== null).toBe(['finished', 'withdrawn', 'lapsed'].includes(round.status));
  if (round.status === 'new' || round.status === 'invited') expect(round.participants.size).toBe(0);
  const kind = programme.units.find(({ id }) => id === round.unit?.kind);
  if (kind) expect(round.leader !== null).toBe(kind.hasLeader);
  if (kind?.people === 'one') expect(round.participants.size).toBeLessThanOrEqual(1);
  for (const [id, { heldOn }] of round.meetings) {
    const opens = programme.phases.find(({ meetings }) => meetings.includes(id))?.id ?? '';
    if (heldOn !== null) expect(begun).toContain(opens);
  }
  for (const each of round.participants.values()) {
    for (const [id, on] of each.attended) {
      expect(round.meetings.get(id)?.heldOn).toBe(on);
      expect(each.joinedOn <= on).toBe(true);
    }
    for (const { score, on } of each.modules.values()) {
      expect(score).toBeGreaterThanOrEqual(80);
      expect(on >= passesCountFrom(programme, each.joinedOn)).toBe(true);
    }
    for (const scheme of [oldScheme, newScheme]) {
      expect(atMost(creditOf(programme, each, scheme).hours, hoursOf(programme))).toBe(true);
    }
    if (each.certificate) {
      expect(each.certificate.hours).toBeGreaterThan(0);
      expect(each.certificate.hours).toBeLessThanOrEqual(totalHours(hoursOf(programme)));
    }
  }
}

it('no sequence of moves reaches an illegal state, and hours never exceed the programme’s', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(attempts, ({ programme, moves }) => {
      const { round } = attemptAll(programme, moves);
      reached.add(round.status);
      expectLegal(programme, round);
    }),
    { numRuns: 2500, seed: 3 },
  );
  // The walk is worth something only when it comes round.
  expect([...reached].sort()).toEqual([
    'active',
    'enrolled',
    'finished',
    'invited',
    'lapsed',
    'new',
    'withdrawn',
  ]);
});

it('what was recorded can be played again, with the same state', () => {
  fc.assert(
    fc.property(attempts, ({ programme, moves }) => {
      const { round, recorded } = attemptAll(programme, moves);
      expect(replay(programme, recorded)).toEqual(round);
    }),
    { numRuns: 400 },
  );
});

it('a recorded move that comes again changes nothing, whenever it comes', () => {
  fc.assert(
    fc.property(attempts, fc.nat(), ({ programme, moves }, pick) => {
      const { round, recorded } = attemptAll(programme, moves);
      const again = recorded[pick % Math.max(1, recorded.length)];
      if (!again) return;
      const retried = { ...again, at: '2030-01-01T00:00:00Z' };
      expect(applyMove(programme, round, retried)).toEqual({ kind: 'repeated', round });
    }),
    { numRuns: 400 },
  );
});

it('a refused move leaves no trace, and is refused again', () => {
  fc.assert(
    fc.property(attempts, body, ({ programme, moves }, last) => {
      const { round } = attemptAll(programme, moves);
      const before = structuredClone(round);
      const move = moveOn('2021-01-01', 'last', last);
      const [first, second] = [applyMove(programme, round, move), applyMove(programme, round, move)];
      expect(second).toEqual(first);
      expect(round).toEqual(before);
    }),
    { numRuns: 400 },
  );
});

it('the order of independent moves makes no difference to credit', () => {
  const open: ProgrammeDefinition = {
    ...course,
    phases: [{ id: 'all', name: { nb: '', nn: '', en: '' }, enter: [], meetings: ['g1', 'g2', 'g3'] }],
  };
  const place = { kind: 'group', id: '17', county: null };
  const on = dayAfter(3) as never;
  const start = [
    { type: 'invited', unit: place, leader: 'anne' },
    { type: 'enrolled', unit: place, leader: 'anne' },
    { type: 'phase-entered', phase: 'all' },
    ...PEOPLE.map((participant) => ({ type: 'joined', participant, profession: 'doctor', on }) as const),
  ] as const satisfies readonly MoveBody[];
  const deeds: readonly MoveBody[] = [
    ...['g1', 'g2'].map(
      (id): MoveBody => ({ type: 'meeting-held', meeting: id, on, attended: ['anne', 'bo'] }),
    ),
    ...PEOPLE.flatMap((participant) =>
      ['g1', 'g3'].map((id): MoveBody => ({ type: 'worksheet-handed-in', meeting: id, participant })),
    ),
    { type: 'module-completed', module: 'm1', participants: ['anne', 'bo', 'cat'], score: 90 },
    { type: 'module-completed', module: 'm1', participants: ['anne'], score: 80 },
    { type: 'module-completed', module: 'm3', participants: ['cat'], score: 100 },
  ];
  const creditsAfter = (order: readonly MoveBody[]) => {
    const moves = [...start, ...order].map((each, index) => moveOn(dayAfter(3), `k${index}`, each));
    const { round } = attemptAll(open, moves);
    return PEOPLE.map((id) => {
      const each = round.participants.get(id);
      return each && creditOf(open, each, oldScheme).hours;
    });
  };
  const expected = creditsAfter(deeds);
  expect(expected).toEqual([
    { eLearning: 2, meetings: 3 },
    { eLearning: 2, meetings: 3 },
    { eLearning: 4, meetings: 0 },
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray([...deeds], { minLength: deeds.length }), (order) => {
      expect(creditsAfter(order)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
