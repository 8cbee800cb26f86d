import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';

interface Props {
  readonly unreached: NonNullable<EventView['running']>['unreached'];
}

/** Whom no letter about the event has reached, and why: somebody must call them. */
export function UnreachedLeaders({ unreached }: Props) {
  const { t } = useTexts();
  if (unreached.length === 0) return <Paragraph>{t('event.run.allReached')}</Paragraph>;
  const title = t('event.run.unreached', { count: unreached.length });
  return (
    <section className="unreached" aria-labelledby="unreached">
      <Heading level={3} data-size="2xs" id="unreached">
        {title}
      </Heading>
      <Paragraph>{t('event.run.unreachedHelp')}</Paragraph>
      <WideTable label={title}>
        <table className="figures data-table">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('event.run.leader')}</th>
              <th scope="col">{t('event.run.group')}</th>
              <th scope="col">{t('event.run.why')}</th>
            </tr>
          </thead>
          <tbody>
            {unreached.map(({ group, municipality, leader, why }) => (
              <tr key={`${municipality} ${group}`}>
                <th scope="row">{leader ?? (why === 'no-leader' ? '–' : t('event.run.unknownLeader'))}</th>
                <td>
                  {group}
                  {municipality !== null && <span className="quiet block">{municipality}</span>}
                </td>
                <td>{t(`event.run.reason.${why}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
