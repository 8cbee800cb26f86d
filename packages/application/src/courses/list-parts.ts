import type { Content } from '@smalspor/content/loading';
import type { Course, CoursePart } from '@smalspor/domain/courses';
import {
  currentProgrammes,
  type ProgrammeDefinition,
  type ProgrammeModule,
} from '@smalspor/domain/programmes';

/** What a module is called as a part of its course; `null` for one that takes the whole course. */
export function partIdOf(
  { id: programme }: Pick<ProgrammeDefinition, 'id'>,
  { id, lessons }: Pick<ProgrammeModule, 'id' | 'lessons'>,
): string | null {
  return lessons.length === 0 ? null : `${programme}.${id}`;
}

/**
 * The parts of a course that are passed alone: those that new rounds take first, then those that only older versions of a
 * programme know, for the rounds that follow them.
 */
export function listParts(
  { programmes }: Pick<Content, 'programmes'>,
  course: Course,
): readonly CoursePart[] {
  const older = programmes.filter(({ status }) => status === 'published' || status === 'preview');
  const parts = [
    ...currentProgrammes(programmes),
    ...older.toSorted((a, b) => b.version - a.version),
  ].flatMap((programme) => partsIn(programme, course));
  return [...new Map(parts.toReversed().map((part) => [part.id, part])).values()].toReversed();
}

/** The parts of a course that somebody may begin with now. */
export function listCurrentParts(
  { programmes }: Pick<Content, 'programmes'>,
  course: Course,
): readonly CoursePart[] {
  return currentProgrammes(programmes).flatMap((programme) => partsIn(programme, course));
}

function partsIn(programme: ProgrammeDefinition, course: Course): readonly CoursePart[] {
  return programme.modules.flatMap((module) => {
    const id = partIdOf(programme, module);
    if (id === null || module.course !== course.id) return [];
    const lessons = course.lessons.flatMap((lesson) =>
      module.lessons.includes(lesson.id) ? [lesson.id] : [],
    );
    const { name: title, minutes, passMark, together } = module;
    return lessons.length === 0 ? [] : [{ id, title, lessons, minutes, passMark, together }];
  });
}
