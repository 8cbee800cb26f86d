import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { SourceMark } from './lesson-blocks.tsx';

interface Feedback {
  readonly right: boolean;
  readonly text: string;
  /** What it rests on, as numbers in the lesson's list; empty where that list is not on the page. */
  readonly sources: readonly number[];
}

interface Props {
  /** What is asked. */
  readonly question: ReactNode;
  readonly options: readonly string[];
  readonly several: boolean;
  /** What has been chosen and kept, with what is said to each option; `null` before. */
  readonly outcome: {
    readonly chosen: readonly number[];
    readonly feedback: readonly Feedback[];
    readonly verdict: string;
  } | null;
  readonly submit: string;
  readonly lang: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly choose: (options: readonly number[]) => void;
}

/** Options to choose among. When the choice has been kept, every option gets its answer and focus moves to the verdict. */
export function ChoiceForm(props: Props) {
  const { question, options, several, outcome, submit, lang, isBusy, error, choose } = props;
  const { t } = useTexts();
  const name = useId();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const [isEmpty, setEmpty] = useState(false);
  const verdict = useFocusWhenAnswered(outcome !== null);

  const tick = (place: number): void => {
    setEmpty(false);
    if (!several) setTicked([place]);
    else setTicked(ticked.includes(place) ? ticked.filter((one) => one !== place) : [...ticked, place]);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setEmpty(ticked.length === 0);
    if (ticked.length > 0) choose(ticked);
  };

  if (outcome) {
    return (
      <div className="choice">
        <div className="choice-question" lang={lang}>
          {question}
        </div>
        <p className="choice-verdict" ref={verdict} tabIndex={-1}>
          {outcome.verdict}
        </p>
        <ul className="choice-options">
          {options.map((option, place) => (
            <Answered
              key={option}
              option={option}
              isChosen={outcome.chosen.includes(place)}
              feedback={outcome.feedback[place]}
              lang={lang}
            />
          ))}
        </ul>
      </div>
    );
  }
  return (
    <form className="choice" onSubmit={send} noValidate>
      <fieldset aria-describedby={isEmpty ? `${name}-fault` : undefined}>
        <legend className="choice-question" lang={lang}>
          {question}
        </legend>
        <p className="quiet">{several ? t('course.chooseSeveral') : t('course.chooseOne')}</p>
        <div className="choice-options">
          {options.map((option, place) => (
            <label key={option} className="choice-option" lang={lang}>
              <input
                type={several ? 'checkbox' : 'radio'}
                name={name}
                checked={ticked.includes(place)}
                onChange={() => tick(place)}
              />
              <span>{option}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {isEmpty && (
        <p id={`${name}-fault`} className="choice-fault" role="alert">
          {t('course.chooseFirst')}
        </p>
      )}
      {error !== null && <Problem error={error} />}
      <Button type="submit" variant="secondary" loading={isBusy}>
        {submit}
      </Button>
    </form>
  );
}

interface AnsweredProps {
  readonly option: string;
  readonly isChosen: boolean;
  readonly feedback: Feedback | undefined;
  readonly lang: string;
}

function Answered({ option, isChosen, feedback, lang }: AnsweredProps) {
  const { t } = useTexts();
  const isRight = feedback?.right ?? false;
  return (
    <li className="choice-option" data-right={isRight} data-chosen={isChosen}>
      <span className="choice-mark">
        <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" focusable="false">
          <path d={isRight ? 'M2.5 8.5 6 12l7.5-8' : 'M4 8h8'} />
        </svg>
      </span>
      <div>
        <p>
          <strong lang={lang}>{option}</strong>{' '}
          <span className="choice-state">
            {t(isRight ? 'course.right' : 'course.notRight')}
            {isChosen && ` · ${t('course.yourChoice')}`}
          </span>
        </p>
        <p lang={lang}>
          {feedback?.text}
          {feedback?.sources.map((number) => (
            <SourceMark key={number} number={number} />
          ))}
        </p>
      </div>
    </li>
  );
}

/** Only what the reader does here moves focus: what was answered before the page opened does not. */
function useFocusWhenAnswered(isAnswered: boolean) {
  const verdict = useRef<HTMLParagraphElement>(null);
  const before = useRef(isAnswered);
  useEffect(() => {
    if (isAnswered && !before.current) verdict.current?.focus();
    before.current = isAnswered;
  }, [isAnswered]);
  return verdict;
}
