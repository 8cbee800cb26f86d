import type { MeasureInUse } from '@smalspor/domain/goals';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import type { GoalView, Pen } from './goal-words.ts';
import { usePen } from './use-pen.ts';
import { writeDay } from './write-value.ts';

interface Props {
  readonly goal: GoalView;
  readonly today: string;
}

/** What the doctor does for a goal, and since when. */
export function MyMeasures({ goal, today }: Props) {
  const pen = usePen();
  const { t, l } = pen;
  const catalogue = useApi('listMeasures', {});
  return (
    <section aria-labelledby="measures">
      <h2 className="goal-heading" id="measures">
        {t('goal.page.myMeasures')}
      </h2>
      {goal.measures.length === 0 && <p>{t('goal.page.noMeasures')}</p>}
      <ul className="sentences">
        {goal.measures.map((inUse) => {
          const known = catalogue.data?.measures.find(({ id }) => id === inUse.measure);
          return (
            <li key={`${inUse.measure} ${inUse.from}`}>
              <strong>{known ? l(known.name) : inUse.measure}</strong>, {writeDates(inUse, today, pen)}
              {known && (
                <span className="block quiet">
                  {l(known.text)}{' '}
                  <span className="no-print">
                    <Link to={`/courses/${known.course}`}>
                      {t('goal.page.lesson')}
                      <span className="unseen">: {l(known.name)}</span>
                    </Link>
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function writeDates({ from, to }: MeasureInUse, today: string, { t, language }: Pen): string {
  const first = writeDay(from, language);
  if (to !== null) return t('goal.page.span', { from: first, to: writeDay(to, language) });
  return t(from > today ? 'goal.page.starts' : 'goal.page.since', { from: first });
}
