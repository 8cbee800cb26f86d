import { Heading, Paragraph } from '@digdir/designsystemet-react';
import {
  BeforeAfterBars,
  type BeforeAfterBlock,
  type BeforeAfterRow,
  beforeAfterTable,
} from '@smalspor/charts/before-after';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatChange, formatMonthLong, formatRange, inEachLanguage } from '@smalspor/domain/texts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Problem } from '../frame/problem.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { FiguresFilter } from './figures-filter.tsx';
import type { FiguresChoice } from './use-figures.ts';

type View = OutputOf<'readInstitutionChange'>;
type County = View['counties'][number];

interface Props {
  readonly choice: FiguresChoice;
  readonly choose: (choice: FiguresChoice) => void;
}

/** The year before and the year after the programme began, one pair of bars for each county. */
export function ChangeByCounty({ choice, choose }: Props) {
  const { t } = useTexts();
  const read = useApi('readInstitutionChange', choice);
  if (read.isPending) return <Loading />;
  if (read.isError) return <Problem error={read.error} retry={read.refetch} />;
  return (
    <section className="section spaced" aria-labelledby="change">
      <FiguresFilter told={read.data} choice={choice} choose={choose} />
      <Heading level={2} data-size="xs" id="change">
        {t('followUp.page.change')}
      </Heading>
      {read.data.counties.length === 0 ? (
        <Paragraph>{t('followUp.page.noPlan')}</Paragraph>
      ) : (
        <Pairs view={read.data} />
      )}
    </section>
  );
}

function Pairs({ view }: { readonly view: View }) {
  const { t, language } = useTexts();
  const same = (text: string) => inEachLanguage(() => text);
  const indicator = view.indicators.find(({ id }) => id === view.indicator)?.name;
  const othersOf = (others: County['others']): NonNullable<BeforeAfterRow['others']> | null =>
    others?.change
      ? {
          change: others.change.value,
          text: same(
            t('followUp.page.othersChange', {
              change: formatChange(others.change.value, language),
              range: formatRange(others.change.low, others.change.high, 0, language),
              homes: `${others.before?.homes ?? 0} / ${others.after?.homes ?? 0}`,
            }),
          ),
        }
      : null;
  const noteOf = ({ of, reason }: County): BeforeAfterRow['note'] => {
    if (reason !== null) return same(t(`followUp.page.reason.${reason}`));
    return of === 'all' && view.of !== 'all' ? same(t('followUp.page.ofAll')) : null;
  };
  const row = (county: County): BeforeAfterRow => ({
    id: county.county,
    label: same(
      county.of === 'all' && view.of !== 'all'
        ? t('followUp.page.countyAll', { county: county.name })
        : county.name,
    ),
    before: county.before,
    after: county.after,
    change: county.change,
    controls:
      county.controls === null
        ? null
        : {
            change: county.controls.change.value,
            text: same(
              t('followUp.page.controlsChange', {
                change: formatChange(county.controls.change.value, language),
                range: formatRange(county.controls.change.low, county.controls.change.high, 0, language),
                counties: county.controls.counties.join(', '),
                homes: `${county.controls.homes.before} / ${county.controls.homes.after}`,
              }),
            ),
          },
    others: othersOf(county.others),
    note: noteOf(county),
  });
  const { total, others, mean } = view;
  const summary =
    total?.change && mean !== null
      ? t(view.of === 'all' ? 'followUp.page.changeSummary' : 'followUp.page.takingPartSummary', {
          counties: total.counties,
          mean: formatChange(mean, language),
          change: formatChange(total.change.value, language),
          range: formatRange(total.change.low, total.change.high, 0, language),
          before: total.before?.homes ?? 0,
          after: total.after?.homes ?? 0,
        })
      : t('followUp.page.noPairs');
  const beside = others?.change
    ? t('followUp.page.othersSummary', {
        change: formatChange(others.change.value, language),
        range: formatRange(others.change.low, others.change.high, 0, language),
        counties: others.counties,
        before: others.before?.homes ?? 0,
        after: others.after?.homes ?? 0,
      })
    : '';
  const block: BeforeAfterBlock = {
    id: 'change-by-county',
    title: indicator ?? same(view.indicator),
    unit: same(t('followUp.page.unit')),
    rows: view.counties.map(row),
    summary: same([summary, beside].filter(Boolean).join(' ')),
    words: {
      area: same(t('followUp.page.county')),
      homes: same(t('followUp.page.homesBeforeAfter')),
      controls: same(t('followUp.page.controls')),
      control: same(t('followUp.page.control')),
      ...(view.of === 'all'
        ? {}
        : { others: same(t('followUp.page.notTakingPart')), other: same(t('followUp.page.notIn')) }),
    },
  };
  return (
    <>
      {total === null ? (
        <Paragraph>{summary}</Paragraph>
      ) : (
        <ChartFigure
          block={block}
          unit={block.unit}
          chart={BeforeAfterBars}
          table={beforeAfterTable}
          words={{ tables: same(t('followUp.page.table')) }}
          level={3}
        />
      )}
      <details className="plain-details">
        <summary>{t('followUp.page.periods')}</summary>
        <ul>
          {view.counties.map(({ county, name, from, until, beforePeriod, afterPeriod, reason }) => (
            <li key={county}>
              {t('followUp.page.begun', {
                county: name,
                month:
                  from === until
                    ? formatMonthLong(from, language)
                    : `${formatMonthLong(from, language)} – ${formatMonthLong(until, language)}`,
              })}{' '}
              {beforePeriod &&
                afterPeriod &&
                t('followUp.page.years', {
                  before: `${formatMonthLong(beforePeriod.from, language)} – ${formatMonthLong(beforePeriod.to, language)}`,
                  after: `${formatMonthLong(afterPeriod.from, language)} – ${formatMonthLong(afterPeriod.to, language)}`,
                })}
              {reason !== null && ` ${t(`followUp.page.reason.${reason}`)}`}
            </li>
          ))}
        </ul>
      </details>
      <Paragraph className="quiet">
        {t(view.of === 'all' ? 'followUp.page.allNote' : 'followUp.page.takingPartNote')}{' '}
        {t('followUp.page.changeNote')}
      </Paragraph>
    </>
  );
}
