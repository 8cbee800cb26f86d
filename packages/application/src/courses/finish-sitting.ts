import type { UseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { findProgress, type Sitting, saveSitting } from '@smalspor/database/courses';
import type { Actor } from '@smalspor/domain/access';
import { gradeAnswers } from '@smalspor/domain/courses';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { ownInstitutions } from '../teaching/own-institutions.ts';
import { findColleagues } from './find-colleagues.ts';
import { findCourse, mayCompleteTogether, type OfferedCourse } from './find-course.ts';
import type { OnCoursePassed } from './on-course-passed.ts';
import { readProgress, sittingsOf } from './read-progress.ts';
import { writeToCourse } from './save-progress.ts';
import { currentProgress, nextSitting } from './show-progress.ts';

/**
 * Hands a sitting in: grades it, stores it with those who sat together, and tells the listeners when it was passed. A sitting
 * that was handed in before, as on another device, is left as it was.
 * @param listeners what else follows from a passed course, such as the hours of a programme's module.
 */
export function finishSitting(house: House, listeners: readonly OnCoursePassed[]): UseCase<'finishSitting'> {
  return async (actor, input, call) => {
    const offered = findCourse(house, input.courseId, input.language, input.part);
    const { course, words, language, part } = offered;
    const number = Number(input.sitting);
    await demandColleagues(house, actor, offered, input.together, input.alsoThere ?? 0);
    await writeToCourse(house, actor, offered, { operation: 'finishSitting', input, call }, async (write) => {
      const { trx, of, at } = write;
      const handedIn = await sittingsOf(trx, actor, offered);
      if (number !== nextSitting(handedIn)) return [];
      const { answers } = currentProgress(offered, await findProgress(trx, actor.userId, course.id), number);
      const grade = gradeAnswers(words.questions, answers, course.passMark);
      const sitting: Sitting = {
        ...of,
        ...grade,
        id: house.newId(),
        part: part?.id ?? null,
        lessons: part?.lessons ?? [],
        number,
        version: course.version,
        language,
        finishedAt: at,
      };
      // Colleagues are credited with a pass, and nobody with a sitting that was none.
      const together = grade.hasPassed ? input.together : [];
      await saveSitting(trx, sitting, together);
      if (grade.hasPassed) {
        const { userId, hpr } = actor;
        const passed = {
          userId,
          hpr,
          course: course.id,
          lessons: sitting.lessons,
          version: course.version,
          score: grade.score,
          together,
          alsoThere: input.alsoThere ?? 0,
          institutions: ownInstitutions(actor),
        };
        for (const listener of listeners) await listener(trx, passed, at);
      }
      await appendAudit(trx, auditLines(house, actor, sitting, together, call.requestId));
      return [{ kind: 'finished', score: grade.score, hasPassed: grade.hasPassed, sitting: sitting.id }];
    });
    return readProgress(house, actor, offered);
  };
}

function auditLines(
  house: House,
  actor: Actor,
  { id, courseId, part, hasPassed }: Sitting,
  together: readonly string[],
  requestId: string,
) {
  const act = hasPassed ? 'pass-course' : 'try-course';
  const lines = [
    { act, objectKind: 'course', objectId: part === null ? courseId : `${courseId}/${part}` },
    ...together.map((hpr) => ({
      act: 'pass-course-for-colleague',
      objectKind: 'practitioner',
      objectId: hpr,
    })),
  ];
  return lines.map((line) => auditEntry(house, actor, { ...line, requestId, reason: `sitting ${id}` }));
}

async function demandColleagues(
  house: House,
  actor: Actor,
  offered: OfferedCourse,
  together: readonly string[],
  alsoThere: number,
): Promise<void> {
  if (together.length === 0 && alsoThere === 0) return;
  if (!mayCompleteTogether(house, offered)) {
    throw new Refusal('move-refused', 'Each takes this course alone: hand it in without colleagues.');
  }
  const own = new Set((await findColleagues(house, actor)).map(({ hpr }) => hpr));
  if (together.every((hpr) => own.has(hpr))) return;
  throw new Refusal('not-found', 'Not everyone here is a colleague of your own group.');
}
