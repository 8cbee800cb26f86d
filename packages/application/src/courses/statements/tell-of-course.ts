import { queueStatements } from '@smalspor/database/courses';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import type { House } from '../../house/house.ts';
import type { OfferedCourse } from '../find-course.ts';
import { type CourseEvent, writeStatement } from './write-statement.ts';

export type { CourseEvent } from './write-statement.ts';

/** Puts what happened in the outbox for the learning record store; without one, nothing is kept of it. */
export async function tellOfCourse(
  trx: Db,
  house: Pick<House, 'configuration' | 'newId'>,
  actor: Actor,
  offered: OfferedCourse,
  events: readonly CourseEvent[],
  at: string,
): Promise<void> {
  const { courses, server } = house.configuration;
  if (courses.lrsEndpoint === null) return;
  const account = { homePage: server.publicUrl, name: actor.userId };
  const told = events.flatMap((event) => writeStatement({ account, offered, at, newId: house.newId }, event));
  await queueStatements(
    trx,
    told.map((statement) => ({ id: statement.id, personId: actor.userId, statement })),
    at,
  );
}
