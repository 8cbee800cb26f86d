import { finishPackage } from './finish-package.ts';
import { listColleagues, listCourses, readCourse, readCourseProgress } from './read-courses.ts';
import { answerQuestion, chooseInCase, visitLesson } from './save-progress.ts';

/** What the contract’s operations about courses do. */
export const operations = {
  listCourses,
  readCourse,
  readCourseProgress,
  finishPackage,
  listColleagues,
  visitLesson,
  chooseInCase,
  answerQuestion,
};
