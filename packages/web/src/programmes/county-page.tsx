import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthLong } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { OfferedInstitutions } from '../institutions/offered-institutions.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { CountyPlan } from './county-plan.tsx';
import { OfferedGroups } from './offered-groups.tsx';

type County = OutputOf<'listOfferedGroups'>;
interface Address {
  readonly programme: string;
  readonly county: string;
}

/** The units of a county, in the register that the programme's units stand in. */
export function CountyPage() {
  const address = useParams() as unknown as Address;
  const programmes = useApi('listProgrammes', {});
  if (programmes.isPending) return <Loading />;
  if (programmes.isError) return <ProblemPage error={programmes.error} retry={programmes.refetch} />;
  const found = programmes.data.programmes.find(({ id }) => id === address.programme);
  return found?.register === 'institutions' ? (
    <InstitutionCounty {...address} />
  ) : (
    <GroupCounty {...address} />
  );
}

/** The institutions of a county: how far each has come, and whom to invite as its contact. */
function InstitutionCounty({ programme, county }: Address) {
  const { t } = useTexts();
  const offered = useApi('listOfferedInstitutions', { programme, county }, { fresh: true });
  if (offered.isPending) return <Loading />;
  if (offered.isError) {
    if (isNotFound(offered.error)) return <NotFoundPage />;
    return <ProblemPage error={offered.error} retry={offered.refetch} />;
  }
  return (
    <Page
      title={offered.data.county}
      overline={<Link to={`/roll-out/${programme}`}>{t('rollOut.title')}</Link>}
      lead={<OpenFrom county={offered.data} />}
    >
      <CountyPlan programme={programme} county={county} from={offered.data.from} />
      <OfferedInstitutions programme={programme} county={offered.data} />
    </Page>
  );
}

function OpenFrom({ county: { from, isOpen } }: { readonly county: Pick<County, 'from' | 'isOpen'> }) {
  const { t, language } = useTexts();
  const month = formatMonthLong(from, language);
  return <>{isOpen ? t('rollOut.openFrom', { month }) : t('rollOut.opensFrom', { month })}</>;
}

/** The groups of a county: how far each has come, and whom to invite. */
function GroupCounty({ programme, county }: Address) {
  const { t } = useTexts();
  const groups = useApi('listOfferedGroups', { programme, county }, { fresh: true });
  if (groups.isPending) return <Loading />;
  if (groups.isError) {
    if (isNotFound(groups.error)) return <NotFoundPage />;
    return <ProblemPage error={groups.error} retry={groups.refetch} />;
  }
  const { from, isOpen } = groups.data;
  return (
    <Page
      title={groups.data.county}
      overline={<Link to={`/roll-out/${programme}`}>{t('rollOut.title')}</Link>}
      lead={<OpenFrom county={groups.data} />}
    >
      <CountyPlan programme={programme} county={county} from={from} />
      <OfferedGroups programme={programme} county={county} groups={groups.data.groups} isOpen={isOpen} />
    </Page>
  );
}
