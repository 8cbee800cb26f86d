import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../frame/page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { CourseNotices } from './course-notices.tsx';
import { coursePath } from './course-path.ts';
import { CourseResult } from './course-result.tsx';
import { HandIn } from './hand-in.tsx';
import { QuestionForm } from './question-form.tsx';
import { type CourseParts, WithCourse } from './with-course.tsx';

/** All questions of a course, where a sitting is handed in and its result is shown. */
export function QuestionsPage() {
  return <WithCourse page={(parts) => <Sitting key={coursePath(parts.course)} {...parts} />} />;
}

function Sitting({ course, progress }: CourseParts) {
  const { t, l } = useTexts();
  const { sitting, answers, result } = progress;
  const [begun, setBegun] = useState(answers.length > 0 || result === null);
  const isUnderWay = begun || answers.length > 0;
  const heading = useResultFocus(sitting, () => setBegun(false));
  const list = useRef<HTMLDivElement>(null);

  const begin = (): void => {
    setBegun(true);
    requestAnimationFrame(() => list.current?.focus());
  };
  return (
    <Page
      title={t('course.questionsTitle')}
      overline={<Link to={coursePath(course)}>{l(course.title)}</Link>}
      lead={t('course.passMark', { mark: course.passMark })}
    >
      <CourseNotices course={course} />
      {result && <CourseResult course={course} result={result} heading={heading} brief={isUnderWay} />}
      {result && !isUnderWay && (
        <p>
          <Button variant={result.hasPassed ? 'tertiary' : 'primary'} onClick={begin}>
            {t('course.again')}
          </Button>
        </p>
      )}
      {isUnderWay && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for one form, and here are several
        <div
          ref={list}
          tabIndex={-1}
          className="exercises"
          role="group"
          aria-label={t('course.questionsTitle')}
        >
          <p className="quiet">
            {t('course.answered', { answered: answers.length, questions: course.questions.length })}
          </p>
          {course.questions.map((question) => (
            <QuestionForm
              key={question.id}
              course={course}
              progress={progress}
              question={question}
              showSources={false}
            />
          ))}
          <HandIn course={course} progress={progress} />
        </div>
      )}
    </Page>
  );
}

/** A sitting that has just been handed in, here or elsewhere, takes the reader to its result. */
function useResultFocus(sitting: number, onNew: () => void) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(sitting);
  useEffect(() => {
    if (sitting === before.current) return;
    before.current = sitting;
    onNew();
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, [sitting, onNew]);
  return heading;
}
