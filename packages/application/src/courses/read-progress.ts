import type { OutputOf } from '@smalspor/contract/operations';
import {
  countCompanions,
  findProgress,
  listPassedBeside,
  listSittings,
  type Sitting,
} from '@smalspor/database/courses';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import type { OfferedCourse } from './find-course.ts';
import { showProgress } from './show-progress.ts';

/** When the actor passed courses beside a colleague, by course. */
export function passedBeside(db: Db, { hpr }: Actor): Promise<ReadonlyMap<string, string>> {
  return hpr === null ? Promise.resolve(new Map()) : listPassedBeside(db, hpr);
}

/** The actor's own sittings of one course, oldest first. */
export async function sittingsOf(db: Db, actor: Actor, id: string): Promise<readonly Sitting[]> {
  return (await listSittings(db, actor.userId)).filter(({ courseId }) => courseId === id);
}

/** How far the actor has come. */
export async function readProgress(
  db: Db,
  actor: Actor,
  offered: OfferedCourse,
): Promise<OutputOf<'readCourseProgress'>> {
  const { id } = offered.course;
  const [kept, handedIn, beside] = await Promise.all([
    findProgress(db, actor.userId, id),
    sittingsOf(db, actor, id),
    passedBeside(db, actor),
  ]);
  const last = handedIn.at(-1);
  const companions = last ? (await countCompanions(db, [last.id])).get(last.id) : 0;
  return showProgress(offered, { kept, handedIn, companions: companions ?? 0, beside: beside.get(id) });
}
