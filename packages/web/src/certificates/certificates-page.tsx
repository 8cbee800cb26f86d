import { Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { hoursIn } from '@smalspor/domain/certificates';
import { formatDay } from '@smalspor/domain/texts';
import { useSearchParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { CertificateFilter } from './certificate-filter.tsx';
import { WithdrawCertificate } from './withdraw-certificate.tsx';

type Listed = OutputOf<'listCertificates'>;
type Certificate = Listed['certificates'][number];

/** The administrators' list of issued certificates, by course and period, and the file for the medical association. */
export function CertificatesPage() {
  const { t, language } = useTexts();
  const [search] = useSearchParams();
  const chosen = Object.fromEntries(
    ['programme', 'from', 'to'].flatMap((name) => pair(name, search.get(name))),
  );
  const listed = useApi('listCertificates', chosen, { fresh: true });
  if (listed.isPending) return <Loading />;
  if (listed.isError) return <ProblemPage error={listed.error} retry={listed.refetch} />;
  const { certificates, total, from, to } = listed.data;
  const query = new URLSearchParams({ ...chosen, from, to, language });
  return (
    <Page title={t('certificate.page.list')} lead={t('certificate.page.listLead')} wide>
      <CertificateFilter key={`${from} ${to}`} listed={listed.data} programme={chosen.programme ?? ''} />
      {certificates.length === 0 ? (
        <Paragraph>{t('certificate.page.none')}</Paragraph>
      ) : (
        <>
          <p>
            <a href={`/api/certificate-export?${query}`} download>
              {t('certificate.page.export')}
            </a>
            {' · '}
            <a href={`/api/certificate-export?${query}&holders=others`} download>
              {t('certificate.page.exportOthers')}
            </a>
          </p>
          {certificates.length < total && (
            <Paragraph className="quiet">
              {t('certificate.page.newest', { count: certificates.length, total })}
            </Paragraph>
          )}
          <Issued certificates={certificates} />
        </>
      )}
    </Page>
  );
}

function pair(name: string, value: string | null): [string, string][] {
  return value === null || value === '' ? [] : [[name, value]];
}

function Issued({ certificates }: Pick<Listed, 'certificates'>) {
  const { t, l, language } = useTexts();
  return (
    <WideTable label={t('certificate.page.list')}>
      <table className="figures data-table">
        <caption className="unseen">{t('certificate.page.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('certificate.page.name')}</th>
            <th scope="col">{t('certificate.page.hpr')}</th>
            <th scope="col">{t('certificate.page.programme')}</th>
            <th scope="col">{t('certificate.page.countsAs')}</th>
            <th scope="col">{t('certificate.page.issuedOn')}</th>
            <th scope="col">{t('certificate.page.state')}</th>
            <th scope="col" data-numeric>
              {t('certificate.page.hours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {certificates.map((certificate) => (
            <tr key={certificate.id}>
              <th scope="row">{certificate.name}</th>
              <td>{certificate.hpr ?? '–'}</td>
              <td>{l(certificate.programme)}</td>
              <td>{l(certificate.countsAs)}</td>
              <td>{formatDay(certificate.issuedOn, language)}</td>
              <td>
                <State certificate={certificate} />
              </td>
              <td data-numeric>
                {hoursIn(certificate.hours.eLearning + certificate.hours.meetings, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function State({ certificate }: { readonly certificate: Certificate }) {
  const { t, language } = useTexts();
  const { state, withdrawn } = certificate;
  if (withdrawn === null) {
    return (
      <>
        {t(`certificate.page.${state}`)}
        {state === 'in-force' && (
          <>
            {' '}
            <WithdrawCertificate certificate={certificate} />
          </>
        )}
      </>
    );
  }
  return (
    <>
      {t('certificate.page.withdrawnOn', { day: formatDay(withdrawn.on, language) })}
      <br />
      <span className="quiet">{t(`certificate.page.reason.${withdrawn.reason}`)}</span>
    </>
  );
}
