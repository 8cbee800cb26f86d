import { Heading } from '@digdir/designsystemet-react';
import { type Ref, useId } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import { coursePath } from './course-path.ts';
import type { Course, CourseProgress } from './use-course.ts';

interface Props {
  readonly course: Course;
  readonly result: NonNullable<CourseProgress['result']>;
  /** Where focus goes when the result has just come. */
  readonly heading?: Ref<HTMLHeadingElement>;
  /** Without the questions that were wrong, where the lessons are enough. */
  readonly brief?: boolean;
}

/** What the last sitting came to: how much was right, what was wrong, and the lessons to look at again. */
export function CourseResult({ course, result, heading, brief = false }: Props) {
  const { t, l } = useTexts();
  const id = useId();
  const { hasPassed, right, questions, score, wrong, lessons, colleagues } = result;
  return (
    <section className="course-result" data-passed={hasPassed} aria-labelledby={id}>
      <Heading level={2} data-size="sm" id={id} tabIndex={-1} {...(heading ? { ref: heading } : {})}>
        {t(hasPassed ? 'course.hasPassed' : 'course.notPassed')}
      </Heading>
      <p>{t('course.score', { right, questions, score, mark: course.passMark })}</p>
      {colleagues > 0 && <p>{t('course.withColleagues', { count: colleagues })}</p>}
      {wrong.length > 0 && (
        <>
          {!brief && <WrongQuestions course={course} wrong={wrong} />}
          <p>{t('course.lookAgain')}</p>
          <ul>
            {course.lessons
              .filter((lesson) => lessons.includes(lesson.id))
              .map((lesson) => (
                <li key={lesson.id}>
                  <Link to={`${coursePath(course)}/lessons/${lesson.id}`}>{l(lesson.title)}</Link>
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
  );
}

function WrongQuestions({ course, wrong }: { readonly course: Course; readonly wrong: readonly string[] }) {
  const { t } = useTexts();
  return (
    <>
      <p>{t('course.wrong')}</p>
      <ul lang={course.language}>
        {course.questions
          .filter(({ id }) => wrong.includes(id))
          .map(({ id, question }) => (
            <li key={id}>{question}</li>
          ))}
      </ul>
    </>
  );
}
