import type { OperationId } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import {
  holdCourse,
  saveAnswer,
  saveChoice,
  saveCoursePlace,
  saveLessonRead,
} from '@smalspor/database/courses';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { gradeAnswers, type Option } from '@smalspor/domain/courses';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { findCourse, type OfferedCourse } from './find-course.ts';
import { readProgress, sittingsOf } from './read-progress.ts';
import { nextSitting } from './show-progress.ts';
import { type CourseEvent, tellOfCourse } from './statements/tell-of-course.ts';

interface Write {
  readonly trx: Db;
  readonly of: { readonly personId: string; readonly courseId: string };
  readonly at: string;
}

/** One write to a person's own course: once for its key, after whatever else the person is writing to it. */
export async function writeToCourse(
  house: House,
  actor: Actor,
  offered: OfferedCourse,
  request: { readonly operation: OperationId; readonly input: unknown; readonly call: CallContext },
  work: (write: Write) => Promise<readonly CourseEvent[]>,
): Promise<void> {
  const { operation, input, call } = request;
  await once(house.db, writeRequest(house, actor, operation, input, call), async (trx) => {
    const of = { personId: actor.userId, courseId: offered.course.id };
    const at = house.now();
    const isNew = await holdCourse(trx, of, at);
    const events = await work({ trx, of, at });
    const opened: readonly CourseEvent[] = isNew ? [{ kind: 'opened' }] : [];
    await tellOfCourse(trx, house, actor, offered, [...opened, ...events], at);
    return null;
  });
}

/** Remembers the place in the course; a lesson that was read stays read. */
export const visitLesson: UnboundUseCase<House, 'visitLesson'> = async (house, actor, input, call) => {
  const offered = findCourse(house, input.courseId, input.language, input.part);
  demand(offered.course.lessons, input.lessonId, 'lesson');
  await writeToCourse(house, actor, offered, { operation: 'visitLesson', input, call }, async (write) => {
    const { trx, of, at } = write;
    await saveCoursePlace(trx, of, input.lessonId, at);
    if (!input.isRead || !(await saveLessonRead(trx, of, input.lessonId, at))) return [];
    return [{ kind: 'read', lesson: input.lessonId }];
  });
  return readProgress(house, actor, offered);
};

export const chooseInCase: UnboundUseCase<House, 'chooseInCase'> = async (house, actor, input, call) => {
  const offered = findCourse(house, input.courseId, input.language, input.part);
  demandOptions(demand(offered.words.cases, input.caseId, 'case'), [input.option]);
  await writeToCourse(house, actor, offered, { operation: 'chooseInCase', input, call }, async (write) => {
    const choice = { id: input.caseId, version: offered.course.version, option: input.option };
    await saveChoice(write.trx, write.of, choice, write.at);
    return [];
  });
  return readProgress(house, actor, offered);
};

/**
 * Keeps an answer of the sitting that is under way. One that comes late, for a sitting that has been handed in on another
 * device, changes nothing: the answer says how things stand.
 */
export const answerQuestion: UnboundUseCase<House, 'answerQuestion'> = async (house, actor, input, call) => {
  const offered = findCourse(house, input.courseId, input.language, input.part);
  const { course, words, part } = offered;
  const question = demand(words.questions, input.questionId, 'question');
  const options = [...new Set(input.options)].sort((a, b) => a - b);
  demandOptions(question, options);
  await writeToCourse(house, actor, offered, { operation: 'answerQuestion', input, call }, async (write) => {
    const { trx, of, at } = write;
    const handedIn = await sittingsOf(trx, actor, offered);
    if (input.sitting !== nextSitting(handedIn)) return [];
    const { sitting } = input;
    const answer = { id: question.id, version: course.version, options, part: part?.id ?? null, sitting };
    await saveAnswer(trx, of, answer, at);
    const { hasPassed: isRight } = gradeAnswers([question], new Map([[question.id, options]]), 100);
    return [{ kind: 'answered', question: question.id, options, isRight }];
  });
  return readProgress(house, actor, offered);
};

function demand<T extends { readonly id: string }>(list: readonly T[], id: string, what: string): T {
  const found = list.find((each) => each.id === id);
  if (!found) throw new Refusal('not-found', `The course has no such ${what}.`);
  return found;
}

function demandOptions(
  { options }: { readonly options: readonly Option[] },
  chosen: readonly number[],
): void {
  if (chosen.length > 0 && chosen.every((place) => place in options)) return;
  throw new Refusal('invalid-request', 'Choose among the options that are there, one at least.');
}
