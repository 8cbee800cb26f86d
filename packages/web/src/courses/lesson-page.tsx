import { Button, Heading } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { LessonTools } from '../tools/lesson-tools.tsx';
import { CaseForm } from './case-form.tsx';
import { CourseNotices } from './course-notices.tsx';
import { coursePath } from './course-path.ts';
import { LessonBlocks } from './lesson-blocks.tsx';
import { LessonPackage } from './lesson-package.tsx';
import { LessonSources } from './lesson-sources.tsx';
import { PackagePlayers } from './package-players.tsx';
import { ProgressLine } from './progress-line.tsx';
import { QuestionForm } from './question-form.tsx';
import { useVisit } from './use-course.ts';
import { type CourseParts, WithCourse } from './with-course.tsx';

/** A lesson with its cases and questions. Opening it is remembered, so that it can be gone on with elsewhere. */
export function LessonPage() {
  const { lessonId = '' } = useParams();
  return (
    <WithCourse
      page={(parts) =>
        parts.course.lessons.some(({ id }) => id === lessonId) ? (
          <LessonView key={`${coursePath(parts.course)} ${lessonId}`} {...parts} lessonId={lessonId} />
        ) : (
          <NotFoundPage />
        )
      }
    />
  );
}

interface Props extends CourseParts {
  readonly lessonId: string;
}

function LessonView({ course, progress, lessonId }: Props) {
  const { t, l } = useTexts();
  const { mutate: remember } = useVisit(course);
  useEffect(() => remember({ lessonId, isRead: false }), [remember, lessonId]);

  const place = course.lessons.findIndex(({ id }) => id === lessonId);
  const lesson = course.lessons[place];
  if (!lesson) return null;
  const cases = course.cases.filter((each) => each.lesson === lessonId);
  const questions = course.questions.filter((each) => each.lesson === lessonId);
  return (
    <Page
      title={l(lesson.title)}
      overline={
        <>
          <Link to={coursePath(course)}>{l(course.title)}</Link>
          {' · '}
          {t('course.lessonOf', { place: place + 1, lessons: course.lessons.length })}
          {' · '}
          {t('course.minutes', { count: lesson.minutes })}
        </>
      }
      actions={
        <Button variant="tertiary" data-size="sm" onClick={() => window.print()}>
          {t('course.print')}
        </Button>
      }
    >
      <div className="no-print">
        <ProgressLine
          label={t('course.minutesLeft', { count: progress.minutesLeft })}
          share={1 - progress.minutesLeft / course.minutes}
        />
      </div>
      <CourseNotices course={course} />
      <div className="lesson" lang={course.language}>
        <PackagePlayers
          play={(block) => (
            <LessonPackage course={course} progress={progress} lessonId={lessonId} block={block} />
          )}
        >
          <LessonBlocks blocks={lesson.blocks} />
        </PackagePlayers>
      </div>
      <LessonTools course={course.id} lesson={lessonId} />
      {cases.length > 0 && (
        <section className="exercises no-print" aria-labelledby="cases">
          <Heading level={2} data-size="sm" id="cases">
            {t('course.cases', { count: cases.length })}
          </Heading>
          <p className="quiet">{t('course.casesLead')}</p>
          {cases.map((exercise) => (
            <CaseForm key={exercise.id} course={course} progress={progress} exercise={exercise} />
          ))}
        </section>
      )}
      {questions.length > 0 && (
        <section className="exercises no-print" aria-labelledby="questions">
          <Heading level={2} data-size="sm" id="questions">
            {t('course.questions', { count: questions.length })}
          </Heading>
          <p className="quiet">{t('course.questionsLead')}</p>
          {questions.map((question) => (
            <QuestionForm
              key={question.id}
              course={course}
              progress={progress}
              question={question}
              showSources
            />
          ))}
        </section>
      )}
      <LessonSources sources={lesson.sources} />
      <LessonEnd course={course} progress={progress} lessonId={lessonId} />
    </Page>
  );
}

/** Marks the lesson as read on the way to the next one, or to the questions after the last. */
function LessonEnd({ course, lessonId }: Props) {
  const { t, l } = useTexts();
  const navigate = useNavigate();
  const visit = useVisit(course);
  const place = course.lessons.findIndex(({ id }) => id === lessonId);
  const before = course.lessons[place - 1];
  const after = course.lessons[place + 1];
  const goOn = (): void => {
    const to = after ? `${coursePath(course)}/lessons/${after.id}` : `${coursePath(course)}/questions`;
    visit.mutate({ lessonId, isRead: true }, { onSuccess: () => navigate(to) });
  };
  return (
    <nav className="lesson-end no-print" aria-label={t('course.lessonNav')}>
      {visit.isError && <Problem error={visit.error} retry={goOn} />}
      <Button onClick={goOn} loading={visit.isPending}>
        {after ? t('course.readNext', { lesson: l(after.title) }) : t('course.readLast')}
      </Button>
      {before && (
        <Link to={`${coursePath(course)}/lessons/${before.id}`}>
          {t('course.previous', { lesson: l(before.title) })}
        </Link>
      )}
    </nav>
  );
}
