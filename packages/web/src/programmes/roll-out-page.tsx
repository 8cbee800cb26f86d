import { Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthLong, formatNumber } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';

type RollOut = OutputOf<'readRollOut'>;

/** The programmes that go county by county; with one, its table at once. */
export function RollOutPage() {
  const { programme } = useParams();
  const programmes = useApi('listProgrammes', {});
  if (programmes.isPending) return <Loading />;
  if (programmes.isError) return <ProblemPage error={programmes.error} retry={programmes.refetch} />;
  const chosen = programme ?? programmes.data.programmes[0]?.id;
  return chosen === undefined ? (
    <NoProgramme />
  ) : (
    <OneRollOut programme={chosen} programmes={programmes.data.programmes} />
  );
}

function NoProgramme() {
  const { t } = useTexts();
  return (
    <Page title={t('rollOut.title')}>
      <Paragraph>{t('rollOut.none')}</Paragraph>
    </Page>
  );
}

interface OneProps {
  readonly programme: string;
  readonly programmes: OutputOf<'listProgrammes'>['programmes'];
}

function OneRollOut({ programme, programmes }: OneProps) {
  const { t, l } = useTexts();
  const rollOut = useApi('readRollOut', { programme }, { fresh: true });
  if (rollOut.isPending) return <Loading />;
  if (rollOut.isError) return <ProblemPage error={rollOut.error} retry={rollOut.refetch} />;
  const { counties, municipalities, register, total } = rollOut.data;
  return (
    <Page
      title={t('rollOut.title')}
      overline={l(rollOut.data.programme)}
      lead={counties.length > 0 && register === 'groups' ? <Total total={total} /> : undefined}
      wide
    >
      <Programmes chosen={programme} programmes={programmes} />
      {municipalities.length > 0 && (
        <Municipalities programme={programme} municipalities={municipalities} register={register} />
      )}
      {counties.length > 0 && <Counties programme={programme} counties={counties} register={register} />}
      {counties.length === 0 && municipalities.length === 0 && <Paragraph>{t('rollOut.nowhere')}</Paragraph>}
    </Page>
  );
}

/** The other programmes that go county by county. */
function Programmes({ chosen, programmes }: { readonly chosen: string } & Pick<OneProps, 'programmes'>) {
  const { t, l } = useTexts();
  if (programmes.length < 2) return null;
  return (
    <nav aria-label={t('rollOut.programmes')}>
      <ul className="round-actions plain-list">
        {programmes.map(({ id, short }) => (
          <li key={id}>
            <Link to={`/roll-out/${id}`} aria-current={id === chosen ? 'page' : undefined}>
              {l(short)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const COLUMNS = ['groups', 'invited', 'enrolled', 'active', 'finished'] as const;

function HeadCells({ register }: Pick<RollOut, 'register'>) {
  const { t } = useTexts();
  const isGroups = register === 'groups';
  return (
    <>
      <th scope="col">{t('rollOut.from')}</th>
      {COLUMNS.map((column) => (
        <th key={column} scope="col" data-numeric>
          {t(column === 'groups' && !isGroups ? 'institution.institutions' : `rollOut.${column}`)}
        </th>
      ))}
      <th scope="col" data-numeric>
        {t(isGroups ? 'rollOut.doctors' : 'rollOut.people')}
      </th>
      {isGroups && (
        <th scope="col" data-numeric>
          {t('rollOut.share')}
        </th>
      )}
    </>
  );
}

type Area = Omit<RollOut['municipalities'][number], 'municipality' | 'name' | 'county'>;

function AreaCells({ area, register }: { readonly area: Area } & Pick<RollOut, 'register'>) {
  const { t, language } = useTexts();
  const { from, rounds, groups, participants, shareOfGps } = area;
  return (
    <>
      <td>{from === null ? t('rollOut.notPlanned') : formatMonthLong(from, language)}</td>
      <td data-numeric>{groups}</td>
      <td data-numeric>{rounds.invited}</td>
      <td data-numeric>{rounds.enrolled}</td>
      <td data-numeric>{rounds.active}</td>
      <td data-numeric>{rounds.finished}</td>
      <td data-numeric>{participants}</td>
      {register === 'groups' && (
        <td data-numeric>{shareOfGps === null ? '–' : `${formatNumber(shareOfGps, 0, language)} %`}</td>
      )}
    </>
  );
}

/** The own municipalities of whoever recruits there; each leads to its groups. */
function Municipalities({
  programme,
  municipalities,
  register,
}: Pick<RollOut, 'municipalities' | 'register'> & { readonly programme: string }) {
  const { t } = useTexts();
  return (
    <WideTable label={t('rollOut.ownMunicipalities')}>
      <table className="figures data-table">
        <caption>{t('rollOut.ownMunicipalities')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rollOut.municipality')}</th>
            <HeadCells register={register} />
          </tr>
        </thead>
        <tbody>
          {municipalities.map(({ municipality, name, county, ...area }) => (
            <tr key={municipality}>
              <th scope="row">
                {county === null || register !== 'groups' ? (
                  name
                ) : (
                  <Link to={`/roll-out/${programme}/${county}`}>{name}</Link>
                )}
              </th>
              <AreaCells area={area} register={register} />
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Counties({
  programme,
  counties,
  register,
}: Pick<RollOut, 'counties' | 'register'> & { readonly programme: string }) {
  const { t } = useTexts();
  return (
    <>
      <WideTable label={t('rollOut.title')}>
        <table className="figures data-table">
          <caption className="unseen">{t('rollOut.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rollOut.county')}</th>
              <HeadCells register={register} />
            </tr>
          </thead>
          <tbody>
            {counties.map(({ county, name, mayInvite, ...area }) => (
              <tr key={county}>
                <th scope="row">
                  {mayInvite ? <Link to={`/roll-out/${programme}/${county}`}>{name}</Link> : name}
                </th>
                <AreaCells area={area} register={register} />
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {counties.some(({ isInvented }) => isInvented) && (
        <Paragraph className="quiet">{t('rollOut.invented')}</Paragraph>
      )}
    </>
  );
}

function Total({ total }: Pick<RollOut, 'total'>) {
  const { t, language } = useTexts();
  const { participants, gps, shareOfGps } = total;
  if (gps === null || shareOfGps === null) return <>{t('rollOut.totalOnly', { participants })}</>;
  return <>{t('rollOut.total', { participants, gps, share: formatNumber(shareOfGps, 0, language) })}</>;
}
