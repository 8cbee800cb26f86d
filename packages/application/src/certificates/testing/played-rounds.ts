import { randomUUID } from 'node:crypto';
import { insertRound } from '@smalspor/database/programmes';
import { currentProgramme, type ProgrammeDefinition } from '@smalspor/domain/programmes';
import { complete, handIn, hold, join, type Play, play, report } from '@smalspor/domain/programmes/testing';
import type { House } from '../../house/house.ts';

const MODULES = ['respiratory', 'urinary-skin', 'changing-practice'] as const;

/** The group course as the content has it, so that its rules are the ones that are tried. */
export function groupCourse({ content }: House): ProgrammeDefinition {
  const programme = currentProgramme(content.programmes, 'rak');
  if (!programme) throw new Error('The content has no group course');
  return programme;
}

/** A group that has enrolled on a day, with some people, and has begun. */
export function begun(programme: ProgrammeDefinition, on: string, people: readonly string[]): Play {
  const unit = { kind: 'general-practice-group', id: randomUUID().slice(0, 8), county: '06' };
  const first = people[0] ?? null;
  const enrolled = play(programme)
    .make(on, { type: 'invited', unit, leader: first })
    .make(on, { type: 'enrolled', unit, leader: first });
  const joined = people.reduce((each, person) => each.make(on, join(person, on)), enrolled);
  return people
    .reduce((each, person) => each.make(on, report('start', person)), joined)
    .make(on, { type: 'phase-entered', phase: 'overview' });
}

/** The first meeting, with worksheets and the first module, by everyone. */
export function met(round: Play, on: string, people: readonly string[]): Play {
  const held = round.make(on, hold('first', on, ...people));
  return people
    .reduce((each, person) => each.make(on, handIn('first', person)), held)
    .make(on, complete('respiratory', ...people));
}

/** The rest of the course, by everyone, and its end. */
export function finished(round: Play, on: string, people: readonly string[]): Play {
  const reports = people.reduce((each, person) => each.make(on, report('follow-up', person)), round);
  const learnt = MODULES.slice(1).reduce((each, id) => each.make(on, complete(id, ...people)), reports);
  const second = sheet(
    learnt.make(on, { type: 'phase-entered', phase: 'trying' }).make(on, hold('second', on, ...people)),
    'second',
    on,
    people,
  );
  const third = second
    .make(on, { type: 'phase-entered', phase: 'keeping' })
    .make(on, hold('third', on, ...people));
  return sheet(third, 'third', on, people).make(on, { type: 'finished' });
}

function sheet(round: Play, meeting: string, on: string, people: readonly string[]): Play {
  return people.reduce((each, person) => each.make(on, handIn(meeting, person)), round);
}

/** Stores a played round. @returns its id */
export async function store({ db }: House, { round, moves }: Play, unitName: string): Promise<string> {
  const id = randomUUID();
  await insertRound(db, id, round, moves, { unitName, municipality: '0301' });
  return id;
}
