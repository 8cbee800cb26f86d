import { Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { type ReactNode, useId } from 'react';
import { useSearchParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { PartOpinions } from './part-opinions.tsx';
import { Participation } from './participation.tsx';

type Satisfaction = OutputOf<'readSatisfaction'>;

/** What participants thought, beside how many take part, and where the effect will stand. */
export function SatisfactionPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const programme = search.get('programme');
  const satisfaction = useApi('readSatisfaction', programme === null ? {} : { programme }, { fresh: true });
  if (satisfaction.isPending) return <Loading />;
  if (satisfaction.isError) {
    return <ProblemPage error={satisfaction.error} retry={satisfaction.refetch} />;
  }
  const { data } = satisfaction;
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(name === 'programme' ? {} : search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <Page
      title={t('questionnaire.results.title')}
      lead={t('questionnaire.results.lead', { minimum: data.minimumAnswers })}
      wide
    >
      <Choices data={data} county={search.get('county') ?? ''} choose={choose} />
      <Section id="participation" title={t('questionnaire.results.participation')}>
        <Participation participation={data.participation} />
      </Section>
      <Section id="opinions" title={t('questionnaire.results.opinions')}>
        <Opinions data={data} county={search.get('county')} />
      </Section>
      <Section id="effect" title={t('questionnaire.results.effect')}>
        <Paragraph>{t('questionnaire.results.noEffect')}</Paragraph>
      </Section>
    </Page>
  );
}

interface ChoicesProps {
  readonly data: Satisfaction;
  readonly county: string;
  readonly choose: (name: string, value: string) => void;
}

function Choices({ data, county, choose }: ChoicesProps) {
  const { t, l } = useTexts();
  const id = useId();
  const counties = data.participation.flatMap((each) =>
    each.county === null ? [] : [{ code: each.county, name: each.name ?? each.county }],
  );
  return (
    <div className="satisfaction-choices">
      <Field>
        <Label htmlFor={`${id}-programme`}>{t('questionnaire.results.programme')}</Label>
        <Select
          id={`${id}-programme`}
          value={data.programme}
          onChange={(event) => choose('programme', event.target.value)}
        >
          {data.programmes.map((each) => (
            <Select.Option key={each.id} value={each.id}>
              {l(each.name)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor={`${id}-county`}>{t('questionnaire.results.county')}</Label>
        <Select id={`${id}-county`} value={county} onChange={(event) => choose('county', event.target.value)}>
          <Select.Option value="">{t('questionnaire.results.allCounties')}</Select.Option>
          {counties.map(({ code, name }) => (
            <Select.Option key={code} value={code}>
              {name}
            </Select.Option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function Opinions({ data, county }: { readonly data: Satisfaction; readonly county: string | null }) {
  const { t } = useTexts();
  const parts = data.parts
    .map((part) => ({
      ...part,
      cells: part.cells.filter((cell) => county === null || cell.county === county),
    }))
    .filter(({ cells }) => cells.length > 0);
  if (parts.length === 0) return <Paragraph>{t('questionnaire.results.none')}</Paragraph>;
  const names = new Map(data.participation.map((each) => [each.county, each.name]));
  return parts.map((part) => (
    <PartOpinions
      key={`${part.id} ${part.version}`}
      part={part}
      countyName={(code) => names.get(code) ?? code ?? t('questionnaire.results.noCounty')}
      minimumAnswers={data.minimumAnswers}
    />
  ));
}

function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="section spaced" aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
