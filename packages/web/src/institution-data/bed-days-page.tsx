import { Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { addMonths, formatMonth, parseMonth } from '@smalspor/domain/time';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { BedDayForm } from './bed-day-form.tsx';
import { BedDayVersions } from './bed-day-versions.tsx';
import { type BedDayForm as Form, fieldsOf } from './read-bed-day-form.ts';

/** Where an institution tells its bed days: two minutes for a quarter. */
export function BedDaysPage() {
  const { organisation = '' } = useParams();
  const { t, language } = useTexts();
  const [search, setSearch] = useSearchParams();
  const queries = useQueryClient();
  const asked = search.get('quarter');
  const input = { organisation, ...(asked === null ? {} : { quarter: asked }) };
  const form = useApi('readBedDays', input, { fresh: true });
  const [justTold, setJustTold] = useState<string | null>(null);
  const id = useId();
  if (form.isPending) return <Loading />;
  if (form.isError) {
    if (isNotFound(form.error)) return <NotFoundPage />;
    return <ProblemPage error={form.error} retry={form.refetch} />;
  }
  const { data } = form;
  const span = (quarter: string) =>
    formatMonthSpan(quarter, formatMonth(addMonths(parseMonth(quarter), 2)), language);
  const told = (next: Form): void => {
    rememberAnswer(queries, 'readBedDays', { organisation, quarter: next.quarter }, next);
    void queries.invalidateQueries({ queryKey: ['readOddities'] });
    setJustTold(next.quarter);
    setSearch({ quarter: next.quarter }, { replace: true });
  };
  return (
    <Page
      title={t('institutionData.bedDays.title')}
      overline={<Link to={`/institution/${organisation}`}>{data.name}</Link>}
      lead={t(leadOf(data), { period: span(data.quarter) })}
    >
      <div className="stack">
        <Field className="bed-day-quarter">
          <Label htmlFor={`${id}-quarter`}>{t('institutionData.bedDays.quarter')}</Label>
          <Select
            id={`${id}-quarter`}
            value={data.quarter}
            onChange={(event) => {
              setJustTold(null);
              setSearch({ quarter: event.target.value }, { replace: true });
            }}
          >
            {data.quarters.map((each) => (
              <Select.Option key={each.quarter} value={each.quarter}>
                {t(stateOf(each), { period: span(each.quarter) })}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {justTold === data.quarter && <Thanks key={data.versions.length} />}
        {fieldsOf(data, false).length === 0 ? (
          <Paragraph>{t('institutionData.bedDays.noMonths')}</Paragraph>
        ) : (
          <BedDayForm key={`${data.quarter} ${data.versions.length}`} form={data} told={told} />
        )}
        <BedDayVersions form={data} />
      </div>
    </Page>
  );
}

function leadOf({ isDue, versions }: Form): string {
  if (isDue) return 'institutionData.bedDays.leadDue';
  return versions.length > 0 ? 'institutionData.bedDays.leadTold' : 'institutionData.bedDays.leadOpen';
}

function stateOf({ isTold, isDelivered }: Form['quarters'][number]): string {
  if (isTold) return 'institutionData.bedDays.toldQuarter';
  return isDelivered ? 'institutionData.bedDays.deliveredQuarter' : 'institutionData.bedDays.untoldQuarter';
}

function Thanks() {
  const { t } = useTexts();
  const word = useRef<HTMLParagraphElement>(null);
  useEffect(() => word.current?.focus(), []);
  return (
    <Paragraph ref={word} tabIndex={-1} className="bed-day-thanks">
      {t('institutionData.bedDays.thanks')}
    </Paragraph>
  );
}
