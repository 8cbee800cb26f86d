import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type RoundView, useRoundMove } from './use-round.ts';

/** The phases, where the round is, and what it goes to next. */
export function RoundNext({ round }: { readonly round: RoundView }) {
  const { t, l, language } = useTexts();
  const move = useRoundMove(round);
  const { phases, next, leads } = round;
  const current = phases.findLast(({ begunOn }) => begunOn !== null);
  return (
    <section className="round-next panel" aria-labelledby="next">
      <ol className="round-phases">
        {phases.map(({ id, name, begunOn }) => (
          <li key={id} data-begun={begunOn !== null} aria-current={id === current?.id ? 'step' : undefined}>
            <span>{l(name)}</span>
            {begunOn && <span className="quiet">{formatDay(begunOn, language)}</span>}
          </li>
        ))}
      </ol>
      {next && (
        <>
          <Heading level={2} data-size="xs" id="next">
            {next.name ? t('round.next', { phase: l(next.name) }) : t('round.nextFinish')}
          </Heading>
          {next.waitsFor.length > 0 ? (
            <ul>
              {next.waitsFor.map((waits) => (
                <li key={waits.nb}>{l(waits)}</li>
              ))}
            </ul>
          ) : (
            <Paragraph>{leads ? t('round.readyLeader') : t('round.ready')}</Paragraph>
          )}
          {move.isError && <Problem error={move.error} />}
          {leads && (
            <Button
              disabled={next.waitsFor.length > 0}
              loading={move.isPending}
              onClick={() =>
                move.mutate(next.phase ? { type: 'phase-entered', phase: next.phase } : { type: 'finished' })
              }
            >
              {next.name ? t('round.enter', { phase: l(next.name) }) : t('round.finish')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
