import { Heading, Tag } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { CourseNotices } from './course-notices.tsx';
import { CourseParts } from './course-parts.tsx';
import { coursePath } from './course-path.ts';
import { CourseResult } from './course-result.tsx';
import { ProgressLine } from './progress-line.tsx';
import { type CourseParts as Parts, WithCourse } from './with-course.tsx';

/** A course: where the reader is, its lessons and its questions. */
export function CoursePage() {
  return <WithCourse page={(parts) => <Overview key={coursePath(parts.course)} {...parts} />} />;
}

function Overview({ course, progress }: Parts) {
  const { t, l } = useTexts();
  const { read, minutesLeft, next, passedAt, result } = progress;
  const lessons = course.lessons.length;
  return (
    <Page
      title={l(course.title)}
      overline={
        <>
          <Link to="/courses">{t('courses.title')}</Link>
          {course.part !== null && (
            <>
              {' · '}
              <Link to={`/courses/${course.id}`}>{l(course.wholeTitle)}</Link>
            </>
          )}
        </>
      }
      lead={t('course.passMark', { mark: course.passMark })}
    >
      <CourseNotices course={course} />
      <div className="course-state">
        <ProgressLine
          label={t('course.lessonsRead', { read: read.length, lessons })}
          share={passedAt ? 1 : 1 - minutesLeft / course.minutes}
        />
        <p>
          {t('course.lessonsRead', { read: read.length, lessons })}
          {!passedAt && `. ${t('course.minutesLeft', { count: minutesLeft })}`}
        </p>
        <GoOn course={course} progress={progress} />
      </div>
      {result ? (
        <CourseResult course={course} result={result} brief />
      ) : (
        passedAt && <p className="course-beside">{t('course.passedElsewhere')}</p>
      )}
      <CourseParts course={course} progress={progress} />
      <section className="section" aria-labelledby="lessons">
        <Heading level={2} data-size="xs" id="lessons">
          {t('course.lessons')}
        </Heading>
        <ol className="lessons">
          {course.lessons.map(({ id, title, minutes }) => (
            <li key={id} aria-current={id === next ? 'step' : undefined}>
              <Link to={`${coursePath(course)}/lessons/${id}`}>{l(title)}</Link>
              <span className="quiet">{t('course.minutes', { count: minutes })}</span>
              {read.includes(id) && (
                <Tag data-size="sm" data-color="success">
                  {t('course.read')}
                </Tag>
              )}
            </li>
          ))}
        </ol>
        <p>
          <Link to={`${coursePath(course)}/questions`}>
            {t('course.allQuestions', { count: course.questions.length })}
          </Link>
        </p>
      </section>
    </Page>
  );
}

function GoOn({ course, progress: { next, read, passedAt, choices } }: Parts) {
  const { t, l } = useTexts();
  const lesson = course.lessons.find(({ id }) => id === next);
  if (!lesson && passedAt) return null;
  const isNew = read.length === 0 && choices.length === 0 && lesson?.id === course.lessons[0]?.id;
  return (
    <p>
      {lesson ? (
        <Link className="ds-button" data-variant="primary" to={`${coursePath(course)}/lessons/${lesson.id}`}>
          {isNew ? t('course.begin') : t('course.goOn', { lesson: l(lesson.title) })}
        </Link>
      ) : (
        <Link className="ds-button" data-variant="primary" to={`${coursePath(course)}/questions`}>
          {t('course.goToQuestions')}
        </Link>
      )}
    </p>
  );
}
