import type { OutputOf } from '@smalspor/contract/operations';
import {
  countCompanions,
  findProgress,
  listPasses,
  listSittings,
  type Sitting,
} from '@smalspor/database/courses';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';
import type { OfferedCourse } from './find-course.ts';
import { listCurrentParts } from './list-parts.ts';
import { type KnownPass, showProgress } from './show-progress.ts';

/** What the actor has passed, alone or beside a colleague. */
export function passesOf(db: Db, { userId, hpr }: Actor): Promise<readonly KnownPass[]> {
  return listPasses(db, { personId: userId, hpr });
}

/** The actor's own sittings of a course, or of a part of it, oldest first. */
export async function sittingsOf(
  db: Db,
  actor: Actor,
  { course, part }: Pick<OfferedCourse, 'course' | 'part'>,
): Promise<readonly Sitting[]> {
  const all = await listSittings(db, actor.userId);
  return all.filter((each) => each.courseId === course.id && each.part === (part?.id ?? null));
}

/** How far the actor has come. */
export async function readProgress(
  { db, content }: Pick<House, 'db' | 'content'>,
  actor: Actor,
  offered: OfferedCourse,
): Promise<OutputOf<'readCourseProgress'>> {
  const { id } = offered.course;
  const [kept, handedIn, passes] = await Promise.all([
    findProgress(db, actor.userId, id),
    sittingsOf(db, actor, offered),
    passesOf(db, actor),
  ]);
  const last = handedIn.at(-1);
  const companions = last ? (await countCompanions(db, [last.id])).get(last.id) : 0;
  const parts = offered.part ? [] : listCurrentParts(content, offered.course);
  return showProgress(offered, { kept, handedIn, companions: companions ?? 0, passes, parts });
}
