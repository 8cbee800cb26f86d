import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { comparisonTable, DotComparison } from '@smalspor/charts/comparison';
import type { GroupReportModel } from '@smalspor/domain/group-report';
import { useState } from 'react';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Problem } from '../frame/problem.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { FirstAndMore } from './first-and-more.tsx';

interface Props {
  readonly roundId: string;
  readonly id: string;
  readonly words: GroupReportModel['words'];
}

/** What members show each other. It is fetched when somebody asks for it, since those who share are told who looked. */
export function SharedFigures({ roundId, id, words }: Props) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="section" aria-labelledby="shared-figures">
      <Heading level={2} data-size="xs" id="shared-figures">
        {t('groupReport.page.shared')}
      </Heading>
      <Paragraph>{t('groupReport.page.sharedHelp')}</Paragraph>
      {isOpen ? (
        <Shown roundId={roundId} id={id} words={words} />
      ) : (
        <Button variant="secondary" data-size="sm" className="no-print" onClick={() => setOpen(true)}>
          {t('groupReport.page.sharedShow')}
        </Button>
      )}
    </section>
  );
}

function Shown({ roundId, id, words }: Props) {
  const { t } = useTexts();
  const shared = useApi('readSharedFigures', { roundId, report: id }, { fresh: true });
  // Nothing from before is shown while it is asked anew: what has been taken back is gone.
  if (shared.isFetching) return <Loading />;
  if (shared.isError) {
    return isNotFound(shared.error) ? (
      <Paragraph>{t('groupReport.page.sharedMembers')}</Paragraph>
    ) : (
      <Problem error={shared.error} />
    );
  }
  const { people = [], figures = [], isWithheld = false } = shared.data ?? {};
  if (people.length === 0) return <Paragraph>{t('groupReport.page.sharedNone')}</Paragraph>;
  return (
    <>
      <Paragraph>
        {t('groupReport.page.sharedBy', { names: people.map(({ name }) => name).join(', ') })}
      </Paragraph>
      {isWithheld && <Paragraph>{t('groupReport.page.sharedWithheld')}</Paragraph>}
      <FirstAndMore
        words={words}
        pictures={figures.map((block) => (
          <ChartFigure
            key={block.id}
            block={block}
            unit={block.unit}
            chart={DotComparison}
            table={comparisonTable}
            words={words}
            level={3}
          />
        ))}
      />
    </>
  );
}
