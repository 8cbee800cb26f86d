import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { FollowUpPages } from './follow-up-pages.tsx';

type View = OutputOf<'readInstitutionCoverage'>;

/** How many of the institutions take part, where the reader answers for them. */
export function CoveragePage() {
  const { t } = useTexts();
  const read = useApi('readInstitutionCoverage', {}, { fresh: true });
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  const { aim, all } = read.data;
  return (
    <Page
      title={t('followUp.page.coverage')}
      overline={t('followUp.page.pages')}
      lead={
        all.all === 0
          ? t('followUp.page.noInstitutions')
          : t('followUp.page.coverageLead', { takingPart: all.takingPart, all: all.all, ...aim })
      }
      wide
    >
      <FollowUpPages />
      {all.all > 0 && <Areas view={read.data} />}
    </Page>
  );
}

function Areas({ view: { aim, kinds, all, counties } }: { readonly view: View }) {
  const { t, l } = useTexts();
  const nameOf = (id: string) => {
    const kind = kinds.find((each) => each.id === id);
    return kind ? l(kind.name) : id;
  };
  return (
    <>
      <section className="section spaced" aria-labelledby="by-kind">
        <Heading level={2} data-size="xs" id="by-kind">
          {t('followUp.page.byKind')}
        </Heading>
        <CoverageTable
          title={t('followUp.page.byKind')}
          first={t('followUp.page.kind')}
          aim={aim}
          rows={all.kinds.map(({ kind, ...counts }) => ({ id: kind, name: nameOf(kind), counts }))}
        />
        <Paragraph className="quiet">{t('followUp.page.barNote')}</Paragraph>
      </section>
      <section className="section spaced" aria-labelledby="by-county">
        <Heading level={2} data-size="xs" id="by-county">
          {t('followUp.page.byCounty')}
        </Heading>
        <CoverageTable
          title={t('followUp.page.byCounty')}
          first={t('followUp.page.county')}
          aim={aim}
          rows={counties.map(({ code, name, ...counts }) => ({ id: code, name, counts }))}
        />
        {counties.map(({ code, name, municipalities, kinds: own }) => (
          <details key={code} className="plain-details" open={counties.length === 1}>
            <summary>{t('followUp.page.municipalitiesOf', { county: name })}</summary>
            <CoverageTable
              title={t('followUp.page.municipalitiesOf', { county: name })}
              first={t('followUp.page.area')}
              aim={aim}
              rows={[
                ...own.map(({ kind, ...counts }) => ({
                  id: kind,
                  name: `${name}: ${nameOf(kind)}`,
                  counts,
                })),
                ...municipalities.map((each) => ({ id: each.code, name: each.name, counts: each })),
              ]}
            />
          </details>
        ))}
      </section>
    </>
  );
}
