import fc from 'fast-check';
import type { Move, MoveBody } from '../move.ts';
import type { ProgrammeDefinition } from '../programme.ts';
import { alone, course, withGroupReport } from './example-programme.ts';
import { moveOn } from './play.ts';

export const PEOPLE = ['anne', 'bo', 'cat'] as const;
const person = fc.constantFrom(...PEOPLE);
const meeting = fc.constantFrom('g1', 'g2', 'g3', 'g9');
const days = fc.integer({ min: 0, max: 900 }).map(dayAfter);
const unit = fc.record({
  kind: fc.constantFrom('group', 'single'),
  id: fc.constantFrom('17', '18'),
  county: fc.constant('06'),
});

export const body: fc.Arbitrary<MoveBody> = fc.oneof(
  fc.record({ type: fc.constant('invited' as const), unit, leader: fc.constantFrom('anne', null) }),
  fc.record({ type: fc.constant('enrolled' as const), unit, leader: fc.constantFrom('anne', null) }),
  fc.record({ type: fc.constant('leader-named' as const), leader: person }),
  fc.record({
    type: fc.constant('joined' as const),
    participant: person,
    profession: fc.constantFrom('doctor' as const, 'nurse' as const),
    on: days as fc.Arbitrary<never>,
  }),
  fc.record({ type: fc.constant('left' as const), participant: person }),
  fc.record({
    type: fc.constant('phase-entered' as const),
    phase: fc.constantFrom('start', 'test', 'keep', 'work', 'party'),
  }),
  fc.record({
    type: fc.constant('module-completed' as const),
    module: fc.constantFrom('m1', 'm2', 'm3', 'm9'),
    participants: fc.oneof(fc.constant(['anne']), fc.array(person, { maxLength: 3 })),
    score: fc.constantFrom(20, 80, 100),
  }),
  fc.record({
    type: fc.constant('earlier-pass-counted' as const),
    module: fc.constantFrom('m1', 'm2', 'm3', 'm9'),
    participant: person,
    on: fc.integer({ min: -900, max: 900 }).map(dayAfter) as fc.Arbitrary<never>,
    score: fc.constantFrom(20, 80, 100),
    together: fc.boolean(),
  }),
  fc.record({ type: fc.constant('meeting-scheduled' as const), meeting, on: days as fc.Arbitrary<never> }),
  fc.record({
    type: fc.constant('meeting-held' as const),
    meeting,
    on: days as fc.Arbitrary<never>,
    attended: fc.array(person, { maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('attendance-corrected' as const),
    meeting,
    participant: person,
    attended: fc.boolean(),
  }),
  fc.record({ type: fc.constant('worksheet-handed-in' as const), meeting, participant: person }),
  fc.record({
    type: fc.constant('report-issued' as const),
    report: fc.constantFrom('start', 'follow-up', 'ours'),
    participant: fc.option(person),
    reportId: fc.constantFrom('r1', 'r2'),
    supersedes: fc.constantFrom(null, 'r1', 'r2'),
  }),
  fc.record({
    type: fc.constant('certificate-issued' as const),
    participant: person,
    certificateId: fc.constantFrom('c1', 'c2'),
  }),
  fc.record({
    type: fc.constant('certificate-withdrawn' as const),
    participant: person,
    certificateId: fc.constantFrom('c1', 'c2'),
    reason: fc.constantFrom('wrong-holder' as const, 'wrong-hours' as const),
  }),
  fc.constantFrom<MoveBody>(
    { type: 'finished' },
    { type: 'finished' },
    { type: 'lapsed' },
    { type: 'withdrawn' },
  ),
);

/** Whatever is tried, in whatever order; half of it begins in a round that has people in it, so that more succeeds. */
export const attempts = fc
  .record({
    programme: fc.constantFrom(course, alone, withGroupReport),
    warm: fc.boolean(),
    tries: fc.array(
      fc.record({
        body,
        after: fc.oneof({ weight: 9, arbitrary: fc.nat(40) }, fc.nat(400)),
        key: fc.nat({ max: 500 }),
      }),
      {
        maxLength: 60,
      },
    ),
  })
  .map(({ programme, warm, tries }) => {
    let day = 10;
    const moves = tries.map(({ body: tried, after, key }) => {
      day += after;
      return moveOn(dayAfter(day), `try-${key}`, tried);
    });
    return { programme, moves: [...(warm ? opening(programme) : []), ...moves] };
  });

function opening(programme: ProgrammeDefinition): Move[] {
  const kind = programme.units[0];
  const place = { kind: kind?.id ?? '', id: '17', county: '06' };
  const leader = kind?.hasLeader ? 'anne' : null;
  const people = kind?.people === 'one' ? PEOPLE.slice(0, 1) : PEOPLE;
  const bodies: MoveBody[] = [
    { type: 'invited', unit: place, leader },
    { type: 'enrolled', unit: place, leader },
    ...people.map(
      (participant): MoveBody => ({
        type: 'joined',
        participant,
        profession: 'doctor',
        on: dayAfter(2) as never,
      }),
    ),
    ...people.map(
      (participant): MoveBody => ({
        type: 'report-issued',
        report: 'start',
        participant,
        reportId: 'r1',
        supersedes: null,
      }),
    ),
    { type: 'phase-entered', phase: programme.phases[0]?.id ?? '' },
  ];
  return bodies.map((each, index) => moveOn(dayAfter(2), `open-${index}`, each));
}

export function dayAfter(count: number): string {
  return new Date(Date.UTC(2017, 0, 1 + count)).toISOString().slice(0, 10);
}
