import { Button, Heading } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Problem } from '../frame/problem.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type RoundView, useRoundMove } from './use-round.ts';

/** Who takes part, for the one who leads: what each has done, never what each prescribes. */
export function RoundPeople({ round }: { readonly round: RoundView }) {
  const { t, language } = useTexts();
  const move = useRoundMove(round);
  const { roster, candidates, modules, meetings } = round;
  if (roster === null) return null;
  return (
    <section className="section" aria-labelledby="people">
      <Heading level={2} data-size="xs" id="people">
        {t('round.people')}
      </Heading>
      {move.isError && <Problem error={move.error} />}
      <WideTable label={t('round.people')}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('round.name')}</th>
              <th scope="col">{t('round.joined')}</th>
              <th scope="col" data-numeric>
                {t('round.modules')}
              </th>
              <th scope="col" data-numeric>
                {t('round.met')}
              </th>
              <th scope="col" data-numeric>
                {t('round.worksheets')}
              </th>
            </tr>
          </thead>
          <tbody>
            {roster.map((person) => (
              <tr key={person.participant}>
                <th scope="row">{person.name}</th>
                <td>
                  {person.leftOn
                    ? t('round.leftOn', { day: formatDay(person.leftOn, language) })
                    : formatDay(person.joinedOn, language)}
                </td>
                <td data-numeric>{`${person.modules.length}/${modules.length}`}</td>
                <td data-numeric>{`${person.attended.length}/${meetings.length}`}</td>
                <td data-numeric>{`${person.handedIn.length}/${meetings.length}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {candidates.length > 0 && (
        <details className="plain-details">
          <summary>{t('round.notIn', { count: candidates.length })}</summary>
          <ul className="entries">
            {candidates.map(({ hpr, name }) => (
              <li key={hpr}>
                <span>{name}</span>
                <Button
                  variant="tertiary"
                  data-size="sm"
                  loading={move.isPending}
                  onClick={() => move.mutate({ type: 'joined', participant: `hpr:${hpr}`, on: round.today })}
                >
                  {t('round.add', { name })}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
