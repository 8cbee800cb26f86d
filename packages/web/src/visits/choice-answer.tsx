import { CHOICES } from '@smalspor/domain/visits';
import { useTexts } from '../texts/language-provider.tsx';
import type { AnswerProps } from './visit-item.tsx';

/** Yes, no or not applicable; it can be taken back. */
export function ChoiceAnswer({ item, describedBy, answer, write }: AnswerProps) {
  const { t, l } = useTexts();
  const chosen = answer && 'choice' in answer ? answer.choice : null;
  return (
    <fieldset className="asked-question" aria-describedby={describedBy}>
      <legend>{l(item.text)}</legend>
      <div className="asked-options">
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={item.id}
              value={choice}
              checked={chosen === choice}
              onChange={() => write({ choice })}
            />
            <span>{t(`visit.choice.${choice}`)}</span>
          </label>
        ))}
        {chosen !== null && (
          <button type="button" className="text-button" onClick={() => write(null)}>
            {t('visit.takeBack')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
