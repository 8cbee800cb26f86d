import { Tag } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import type { Meeting, RoundView } from './use-round.ts';

/** What the reader can fetch or write for a meeting, and what is done. */
export function MeetingActions({ round, meeting }: { readonly round: RoundView; readonly meeting: Meeting }) {
  const { t, language } = useTexts();
  const { id, time, heldOn, questions, isOpen, handedInOn, attended } = meeting;
  // Hours stand on the page of whoever has taken part, also when it is over.
  const tookPart = round.credits.length > 0;
  const address = `/api/rounds/${round.id}/meetings/${id}/calendar`;
  return (
    <p className="round-actions">
      {time && heldOn === null && (
        <a href={address} download>
          {t('round.calendar')}
        </a>
      )}
      {(round.takesPart || tookPart) && questions.length > 0 && (isOpen || handedInOn) && (
        <Link to={`/rounds/${round.id}/worksheets/${id}`}>
          {handedInOn || !round.takesPart ? t('round.worksheetRead') : t('round.worksheet')}
        </Link>
      )}
      {handedInOn && (
        <Tag data-color="success">{t('round.handedIn', { day: formatDay(handedInOn, language) })}</Tag>
      )}
      {attended && <Tag data-color="success">{t('round.attended')}</Tag>}
    </p>
  );
}
