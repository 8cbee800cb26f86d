import { useTexts } from '../texts/language-provider.tsx';
import { ChoiceForm } from './choice-form.tsx';
import { SourceMark } from './lesson-blocks.tsx';
import { type CaseExercise, useChoice } from './use-course.ts';
import type { CourseParts } from './with-course.tsx';

/** A patient to think about: story, choice, and what there is to say about every option. Nothing is scored. */
export function CaseForm({ course, progress, exercise }: CourseParts & { readonly exercise: CaseExercise }) {
  const { t } = useTexts();
  const choice = useChoice(course, exercise.id);
  const chosen = progress.choices.find(({ id }) => id === exercise.id)?.option;
  const option = chosen === undefined ? undefined : exercise.options[chosen];
  return (
    <article className="exercise">
      <ChoiceForm
        question={
          <>
            <span className="case-story">{exercise.story}</span>
            <span className="block">{exercise.question}</span>
          </>
        }
        options={exercise.options.map(({ text }) => text)}
        several={false}
        outcome={
          chosen === undefined
            ? null
            : {
                chosen: [chosen],
                feedback: exercise.options.map(({ right, feedback, sources }) => ({
                  ...{ right, sources },
                  text: feedback,
                })),
                verdict: t(option?.right ? 'course.caseRight' : 'course.caseNotRight'),
              }
        }
        submit={t('course.choose')}
        lang={course.language}
        isBusy={choice.isPending}
        error={choice.error}
        choose={([place = 0]) => choice.mutate(place)}
      />
      {chosen !== undefined && <Sources numbers={exercise.sources} />}
    </article>
  );
}

/** Where what was just said comes from. */
export function Sources({ numbers }: { readonly numbers: readonly number[] }) {
  const { t } = useTexts();
  return (
    <p className="quiet">
      {t('course.restsOn')}{' '}
      {numbers.map((number) => (
        <SourceMark key={number} number={number} />
      ))}
    </p>
  );
}
