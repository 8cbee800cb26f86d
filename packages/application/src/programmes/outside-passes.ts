import { listPasses } from '@smalspor/database/courses';
import { listRounds, type RoundEntry, readRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import type { CoursePass } from '@smalspor/domain/courses';
import {
  type CompletedModule,
  earlierPassMonths,
  type Participant,
  type ProgrammeDefinition,
  type ProgrammeModule,
  passesCountFrom,
  passOfModule,
  programmeAt,
  type Round,
} from '@smalspor/domain/programmes';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { hprOf } from './participant-of.ts';

/** Why a module that somebody has passed does not count in a round. */
export type IdlePass =
  /** Passed before the programme's limit. */
  | { readonly reason: 'too-old'; readonly on: string; readonly months: number }
  /** Its hours stand on a certificate of another programme already. */
  | { readonly reason: 'told-elsewhere'; readonly on: string };

/** A round that was read, as far as passes are looked at. */
export interface ReadRound {
  readonly entry: Pick<RoundEntry, 'id'>;
  readonly programme: ProgrammeDefinition;
  readonly round: Round;
}

/** How a pass from outside the round stands: it counts, or it does not and says why. */
export type OutsidePass =
  | { readonly kind: 'counts'; readonly module: string; readonly pass: CompletedModule }
  | { readonly kind: 'idle'; readonly module: string; readonly why: IdlePass };

/** The modules that somebody has passed and that the round has no move of. */
export async function outsidePasses(
  house: Pick<House, 'content' | 'now'>,
  db: Db,
  { entry, programme, round }: ReadRound,
  { id, joinedOn, modules }: Participant,
): Promise<readonly OutsidePass[]> {
  const open = programme.modules.filter((module) => !modules.has(module.id));
  if (open.length === 0 || round.participants.get(id) === undefined) return [];
  const courses = new Set(open.map(({ course }) => course));
  // In a demonstration whose clock was set back, some lie ahead.
  const today = norwegianDateOf(house.now());
  const passes = (await passesOfParticipant(db, id)).filter(
    ({ course, on }) => courses.has(course) && on <= today,
  );
  if (passes.length === 0) return [];
  const told = await toldElsewhere(house, db, id, entry.id, programme.id);
  const from = passesCountFrom(programme, joinedOn);
  const lessonsOf = (course: string) =>
    house.content.courses.find((each) => each.id === course)?.lessons.map((lesson) => lesson.id) ?? [];
  return open.flatMap((module): readonly OutsidePass[] => {
    const lessons = lessonsOf(module.course);
    const young = passes.filter(({ on }) => on >= from);
    const isTold = (pass: CompletedModule): boolean => told.has(toldKey(module, pass.on));
    const counting = passOfModule(module, lessons, young);
    if (counting && !isTold(counting)) return [{ kind: 'counts', module: module.id, pass: counting }];
    const any = counting ?? passOfModule(module, lessons, passes);
    if (!any) return [];
    const why: IdlePass = counting
      ? { reason: 'told-elsewhere', on: any.on }
      : { reason: 'too-old', on: any.on, months: earlierPassMonths(programme) };
    return [{ kind: 'idle', module: module.id, why }];
  });
}

async function passesOfParticipant(db: Db, participant: string): Promise<readonly CoursePass[]> {
  const hpr = hprOf(participant);
  const personId = hpr === null ? participant.slice('person:'.length) : null;
  const passed = await listPasses(db, { personId, hpr });
  return passed.map(({ courseId: course, lessons, score, together, finishedAt }) => {
    return { course, lessons, score, together, on: norwegianDateOf(finishedAt) };
  });
}

/**
 * Passes whose hours stand on a certificate of another programme: the same hours are given once. Certificates of the same
 * programme, from another group, look after that themselves.
 */
async function toldElsewhere(
  { content }: Pick<House, 'content'>,
  db: Db,
  participant: string,
  roundId: string,
  programmeId: string,
): Promise<ReadonlySet<string>> {
  const rounds = (await listRounds(db, { participant })).filter(
    ({ id, programme }) => id !== roundId && programme.id !== programmeId,
  );
  const told = new Set<string>();
  for (const { id, programme: wanted } of rounds) {
    const programme = programmeAt(content.programmes, wanted);
    const person = programme && (await readRound(db, id, programme)).participants.get(participant);
    if (!programme || !person?.certificate) continue;
    for (const module of programme.modules) {
      const done = person.modules.get(module.id);
      if (done) told.add(toldKey(module, done.on));
    }
  }
  return told;
}

function toldKey({ course, lessons }: ProgrammeModule, on: string): string {
  return JSON.stringify([course, [...lessons].sort(), on]);
}
