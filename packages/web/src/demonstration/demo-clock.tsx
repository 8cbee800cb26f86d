import { Button } from '@digdir/designsystemet-react';
import { formatInstantDate } from '@smalspor/domain/texts';
import { addMonthsToDate, instantInOslo, osloClock } from '@smalspor/domain/time';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** What day it is in the demonstration, and a way to let a month pass; nothing where there is no such clock. */
export function DemoClock() {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const clock = useApi('readDemoClock', {});
  const step = useMutation({
    mutationFn: (now: string) => {
      const { day, time } = osloClock(now);
      return client.setDemoClock({ now: instantInOslo(addMonthsToDate(day, 1), time) });
    },
    onSuccess: () => queries.invalidateQueries(),
  });
  if (!clock.data) return null;
  const { now } = clock.data;
  return (
    <span className="demo-clock">
      {t('demo.today', { day: formatInstantDate(now, language) })}{' '}
      <Button variant="tertiary" data-size="sm" loading={step.isPending} onClick={() => step.mutate(now)}>
        {t('demo.month')}
      </Button>{' '}
      <Link to="/demo/inbox">{t('demo.inbox')}</Link>
    </span>
  );
}
