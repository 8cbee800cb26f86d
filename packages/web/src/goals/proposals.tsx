import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { Link } from 'react-router';
import { valueWithUnit } from './goal-words.ts';
import { usePen } from './use-pen.ts';
import { writeValue } from './write-value.ts';

type Choices = OutputOf<'readGoalChoices'>;

/** The two indicators with the most to gain; the doctor may take one, or choose something else. */
export function Proposals({ choices: { proposals, choices } }: { readonly choices: Choices }) {
  const pen = usePen();
  const { t, l, language } = pen;
  return (
    <section aria-labelledby="proposals">
      <h2 className="goal-heading" id="proposals">
        {t('goal.page.proposals')}
      </h2>
      {proposals.length === 0 && <Paragraph>{t('goal.page.noProposals')}</Paragraph>}
      <ul className="goal-proposals no-print">
        {proposals.map(({ indicator, against, yardstick, prescriptions }) => {
          const choice = choices.find((each) => each.indicator === indicator);
          if (!choice) return null;
          const values = {
            own: valueWithUnit(choice.own.value, choice, pen),
            yardstick: writeValue(yardstick, choice, language),
            prescriptions,
          };
          return (
            <li key={indicator}>
              <h3>{l(choice.name)}</h3>
              <p>{t(`goal.page.proposal.${against}`, values)}</p>
              <Button asChild variant="secondary" data-size="sm">
                <Link to={`/goals?indicator=${indicator}`}>
                  {t('goal.page.set')}
                  <span className="unseen">: {l(choice.name)}</span>
                </Link>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
