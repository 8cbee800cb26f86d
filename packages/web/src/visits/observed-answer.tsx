import { Button } from '@digdir/designsystemet-react';
import { MOST_OBSERVED } from '@smalspor/domain/visits';
import { useEffect, useId, useState } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import type { AnswerProps } from './visit-item.tsx';

type Counts = { readonly done: string; readonly of: string };

/** How many were done of how many: two numbers, and a button for each occasion that is seen. */
export function ObservedAnswer({ item, describedBy, answer, write }: AnswerProps) {
  const { t, l } = useTexts();
  const id = useId();
  const [done, of] = answer && 'done' in answer ? [answer.done, answer.of] : [null, null];
  const [counts, setCounts] = useState<Counts>(toTexts(done, of));
  useEffect(() => setCounts(toTexts(done, of)), [done, of]);

  const change = (next: Counts): void => {
    setCounts(next);
    const read = toAnswer(next);
    if (read !== undefined) write(read);
  };
  const see = (isDone: boolean): void => {
    const seen = Math.min((of ?? 0) + 1, MOST_OBSERVED);
    write({ done: Math.min((done ?? 0) + (isDone ? 1 : 0), seen), of: seen });
  };
  const isUnclear = toAnswer(counts) === undefined && counts.done !== '' && counts.of !== '';
  const field = (name: keyof Counts) => (
    <label className="visit-count" htmlFor={`${id}-${name}`}>
      <span>{t(`visit.observed.${name}`)}</span>
      <input
        id={`${id}-${name}`}
        className="ds-input"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={3}
        value={counts[name]}
        aria-invalid={isUnclear || undefined}
        aria-describedby={isUnclear ? `${id}-fault` : undefined}
        onChange={({ target }) => change({ ...counts, [name]: target.value.trim() })}
      />
    </label>
  );
  return (
    <fieldset className="asked-question" aria-describedby={describedBy}>
      <legend>{l(item.text)}</legend>
      <div className="visit-counts">
        {field('done')}
        {field('of')}
        <div className="visit-tally">
          <Button variant="secondary" data-size="sm" onClick={() => see(true)}>
            {t('visit.observed.seenDone')}
          </Button>
          <Button variant="secondary" data-size="sm" onClick={() => see(false)}>
            {t('visit.observed.seenNotDone')}
          </Button>
        </div>
      </div>
      {isUnclear && (
        <p id={`${id}-fault`} className="choice-fault">
          {t('visit.observed.unclear')}
        </p>
      )}
    </fieldset>
  );
}

function toTexts(done: number | null, of: number | null): Counts {
  return { done: done === null ? '' : String(done), of: of === null ? '' : String(of) };
}

/** `null` for nothing, `undefined` for what is no count yet. */
function toAnswer({ done, of }: Counts): { readonly done: number; readonly of: number } | null | undefined {
  if (done === '' && of === '') return null;
  if (!/^\d{1,3}$/.test(done) || !/^\d{1,3}$/.test(of) || Number(done) > Number(of)) return undefined;
  return { done: Number(done), of: Number(of) };
}
