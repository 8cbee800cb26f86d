import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import type { VisitAnswer } from '@smalspor/domain/visits';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { AnswerText } from './answer-text.tsx';
import type { KnownAnswer } from './visit-draft.ts';

interface Props {
  readonly heads: readonly KnownAnswer[];
  readonly choose: (answer: VisitAnswer | null) => void;
}

/** Two devices have answered differently: both answers are shown, and nothing counts until one is chosen. */
export function ItemConflict({ heads, choose }: Props) {
  const { t, language } = useTexts();
  return (
    <Alert data-color="warning" className="visit-conflict">
      <Paragraph>{t('visit.conflict.text')}</Paragraph>
      <ul>
        {heads.map(({ id, answer = null, by, givenAt }) => (
          <li key={id}>
            <span>
              <AnswerText answer={answer} />{' '}
              <span className="quiet">
                {[by ?? t('visit.conflict.here'), givenAt && formatInstant(givenAt, language)]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <Button variant="secondary" data-size="sm" onClick={() => choose(answer)}>
              {t('visit.conflict.choose')}
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
