import { formatNumber } from '@smalspor/domain/texts';
import type { VisitAnswer } from '@smalspor/domain/visits';
import { useTexts } from '../texts/language-provider.tsx';

/** An answer in words. */
export function AnswerText({ answer }: { readonly answer: VisitAnswer | null | undefined }) {
  const { t, language } = useTexts();
  if (!answer) return <span className="quiet">{t('visit.unanswered')}</span>;
  if ('note' in answer) return <span className="visit-note">{answer.note}</span>;
  if ('choice' in answer) return <span>{t(`visit.choice.${answer.choice}`)}</span>;
  const { done, of } = answer;
  const share = of === 0 ? '' : ` (${formatNumber((100 * done) / of, 0, language)} %)`;
  return (
    <span>
      {t('visit.observed.doneOf', { done, of })}
      {share}
    </span>
  );
}
