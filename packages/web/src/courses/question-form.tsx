import { useTexts } from '../texts/language-provider.tsx';
import { Sources } from './case-form.tsx';
import { ChoiceForm } from './choice-form.tsx';
import { type Question, useAnswer } from './use-course.ts';
import type { CourseParts } from './with-course.tsx';

interface Props extends CourseParts {
  readonly question: Question;
  /** Whether the lesson's list of sources stands on the same page. */
  readonly showSources: boolean;
}

/** A question that counts. What there is to say comes with the answer. */
export function QuestionForm({ course, progress, question, showSources }: Props) {
  const { t } = useTexts();
  const answer = useAnswer(course, question.id, progress.sitting);
  const given = progress.answers.find(({ id }) => id === question.id);
  return (
    <article className="exercise">
      <ChoiceForm
        // A new sitting begins with nothing ticked.
        key={progress.sitting}
        question={question.question}
        options={question.options}
        several={question.several}
        outcome={
          given
            ? {
                chosen: given.options,
                feedback: given.feedback.map((each) => (showSources ? each : { ...each, sources: [] })),
                verdict: t(given.isRight ? 'course.answerRight' : 'course.answerNotRight'),
              }
            : null
        }
        submit={t('course.answer')}
        lang={course.language}
        isBusy={answer.isPending}
        error={answer.error}
        choose={(options) => answer.mutate(options)}
      />
      {given && showSources && <Sources numbers={question.sources} />}
    </article>
  );
}
