import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** What the reader has done and can say something about: in one round, or in all of them. Nothing while there is nothing. */
export function AskedQuestions({ roundId }: { readonly roundId?: string }) {
  const { t, l } = useTexts();
  const questionnaires = useApi('listQuestionnaires', {}, { fresh: true });
  const asked = (questionnaires.data?.asked ?? []).filter(
    (each) => roundId === undefined || each.roundId === roundId,
  );
  if (asked.length === 0) return null;
  return (
    <Alert data-color="info" className="asked">
      <Heading level={2} data-size="2xs">
        {t('questionnaire.asked')}
      </Heading>
      <Paragraph>{t('questionnaire.askedText')}</Paragraph>
      <ul>
        {asked.map((each) => (
          <li key={`${each.roundId} ${each.part}`}>
            <Link to={`/rounds/${each.roundId}/questions/${each.part}`}>
              {l(each.partName)}
              {roundId === undefined && ` · ${each.unitName}`}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
