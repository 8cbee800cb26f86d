import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { statusColor } from '../programmes/status-color.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { InstitutionView } from './institution-words.ts';

/** Where the institution is in its programmes, the newest first. */
export function InstitutionRounds({ institution }: { readonly institution: InstitutionView }) {
  const { t } = useTexts();
  return (
    <section className="section" aria-labelledby="rounds">
      <Heading level={2} data-size="xs" id="rounds">
        {t('institution.year')}
      </Heading>
      {institution.rounds.length === 0 && <Paragraph>{t('institution.noRound')}</Paragraph>}
      {institution.rounds.map((round) => (
        <OneRound key={round.id} round={round} />
      ))}
      {institution.takesIn && institution.isOwn && (
        <p>
          <Link to="/rounds">{t('institution.offers')}</Link>
        </p>
      )}
    </section>
  );
}

function OneRound({ round }: { readonly round: InstitutionView['rounds'][number] }) {
  const { t, l, language } = useTexts();
  const { id, programme, status, statusText, isMine, phases, next } = round;
  const current = phases.findLast(({ begunOn }) => begunOn !== null);
  return (
    <div className="round-next panel">
      <p className="round-actions">
        {isMine ? <Link to={`/rounds/${id}`}>{l(programme)}</Link> : <strong>{l(programme)}</strong>}
        <Tag data-color={statusColor(status)}>{l(statusText)}</Tag>
      </p>
      <ol className="round-phases">
        {phases.map((phase) => (
          <li
            key={phase.id}
            data-begun={phase.begunOn !== null}
            aria-current={phase.id === current?.id ? 'step' : undefined}
          >
            <span>{l(phase.name)}</span>
            {phase.begunOn && <span className="quiet">{formatDay(phase.begunOn, language)}</span>}
          </li>
        ))}
      </ol>
      {next && (
        <>
          <p>{next.name ? t('round.next', { phase: l(next.name) }) : t('round.nextFinish')}</p>
          {next.waitsFor.length > 0 && (
            <ul>
              {next.waitsFor.map((waits) => (
                <li key={waits.nb}>{l(waits)}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}
