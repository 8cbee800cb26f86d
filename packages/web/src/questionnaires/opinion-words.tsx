import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useTexts } from '../texts/language-provider.tsx';
import type { Question } from './questionnaire-question.tsx';

interface Props {
  readonly question: Question;
  /** `null` where fewer than the minimum have written. */
  readonly texts: readonly string[] | null;
  readonly minimum: number;
  /** What opens them. */
  readonly label: string;
  readonly level: 3 | 4;
}

/** What was written, or why it is not shown. */
export function OpinionWords({ question, texts, minimum, label, level }: Props) {
  const { t, l } = useTexts();
  return (
    <div className="opinion">
      <Heading level={level} data-size="2xs">
        {l(question.text)}
      </Heading>
      {texts === null ? (
        <Paragraph>{t('questionnaire.results.fewWords', { minimum })}</Paragraph>
      ) : (
        <details className="plain-details">
          <summary>{label}</summary>
          <ul>
            {texts.map((text, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts may be alike and have no names
              <li key={place}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
