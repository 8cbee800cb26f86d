import {
  Button,
  Checkbox,
  Field,
  Input,
  Label,
  Paragraph,
  Tag,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { latestPlan, PLAN_YEARS_AHEAD } from '@smalspor/domain/programmes';
import { formatMonthLong } from '@smalspor/domain/texts';
import { formatMonth, norwegianDateOf } from '@smalspor/domain/time';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useSession } from '../account/use-session.ts';
import { client } from '../api/client.ts';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { OfferedInstitutions } from '../institutions/offered-institutions.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { statusColor } from './status-color.ts';

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
      <Plan programme={programme} county={county} from={offered.data.from} />
      <OfferedInstitutions programme={programme} county={offered.data} />
    </Page>
  );
}

function OpenFrom({ county: { from, isOpen } }: { readonly county: Pick<County, 'from' | 'isOpen'> }) {
  const { t, language } = useTexts();
  const month = formatMonthLong(from, language);
  return <>{isOpen ? t('rollOut.openFrom', { month }) : t('rollOut.opensFrom', { month })}</>;
}

/** The plan, for who may change it. */
function Plan(address: Address & { readonly from: string }) {
  const session = useSession();
  if (!session.data?.user?.roles.includes('programme-admin')) return null;
  return <PlanForm {...address} />;
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
      <Plan programme={programme} county={county} from={from} />
      <Groups programme={programme} county={county} groups={groups.data.groups} isOpen={isOpen} />
    </Page>
  );
}

function PlanForm({ programme, county, from }: Address & { readonly from: string }) {
  const { t } = useTexts();
  const id = useId();
  const queries = useQueryClient();
  const [month, setMonth] = useState(from);
  const [isTooFar, setTooFar] = useState(false);
  const latest = formatMonth(latestPlan(norwegianDateOf(new Date().toISOString())));
  const plan = useMutation({
    mutationFn: client.planCounty,
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTooFar(month > latest);
    if (month <= latest) plan.mutate({ programme, county, from: month });
  };
  return (
    <details className="plain-details">
      <summary>{t('rollOut.plan')}</summary>
      <form onSubmit={submit} className="round-form">
        <Field>
          <Label htmlFor={id}>{t('rollOut.from')}</Label>
          <Input
            id={id}
            type="month"
            value={month}
            aria-invalid={isTooFar}
            onChange={(event) => setMonth(event.target.value)}
          />
          {isTooFar && (
            <ValidationMessage role="alert">
              {t('rollOut.tooFar', { years: PLAN_YEARS_AHEAD })}
            </ValidationMessage>
          )}
        </Field>
        {plan.isError && <Problem error={plan.error} />}
        <Button type="submit" variant="secondary" data-size="sm" loading={plan.isPending}>
          {t('round.save')}
        </Button>
      </form>
    </details>
  );
}

interface GroupsProps extends Address {
  readonly groups: County['groups'];
  readonly isOpen: boolean;
}

function Groups({ programme, county, groups, isOpen }: GroupsProps) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [addresses, setAddresses] = useState<Readonly<Record<string, string>>>({});
  const invite = useMutation({
    mutationFn: () =>
      client.inviteGroups({
        programme,
        county,
        groups: chosen.map((id) => {
          const mailAddress = addresses[id]?.trim();
          return mailAddress ? { id, mailAddress } : { id };
        }),
      }),
    onSuccess: () => {
      setChosen([]);
      return queries.invalidateQueries({ queryKey: ['listOfferedGroups'] });
    },
  });
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <form onSubmit={submit}>
      <WideTable label={t('rollOut.groups')}>
        <table className="figures data-table">
          <thead>
            <tr>
              <th scope="col">{t('rollOut.group')}</th>
              <th scope="col">{t('rollOut.leader')}</th>
              <th scope="col" data-numeric>
                {t('rollOut.doctors')}
              </th>
              <th scope="col">{t('rollOut.state')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.id}>
                <th scope="row">
                  <span className="offered-group">
                    {canInvite(group) && isOpen ? (
                      <Checkbox
                        label={group.name}
                        value={group.id}
                        checked={chosen.includes(group.id)}
                        onChange={() => toggle(group.id)}
                      />
                    ) : (
                      group.name
                    )}
                    <span className="quiet">{group.municipality}</span>
                  </span>
                </th>
                <td>
                  {group.leader ?? t('rollOut.noLeader')}
                  {chosen.includes(group.id) && !group.hasAddress && (
                    <Input
                      type="email"
                      data-size="sm"
                      aria-label={t('rollOut.address', { name: group.leader ?? '' })}
                      placeholder={t('rollOut.addressHint')}
                      value={addresses[group.id] ?? ''}
                      onChange={(event) => setAddresses({ ...addresses, [group.id]: event.target.value })}
                    />
                  )}
                </td>
                <td data-numeric>{group.members}</td>
                <td>
                  {group.status && (
                    <Tag data-color={statusColor(group.status)}>{t(`rollOut.status.${group.status}`)}</Tag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      {invite.isError && <Problem error={invite.error} />}
      <div className="table-end">
        <Button type="submit" disabled={chosen.length === 0} loading={invite.isPending}>
          {t('rollOut.invite', { count: chosen.length })}
        </Button>
        <div role="status">
          {invite.isSuccess && <Paragraph>{t('rollOut.done', { ...invite.data })}</Paragraph>}
        </div>
      </div>
    </form>
  );
}

/** A group with a leader that has no round that is not over. */
function canInvite({ leader, status }: County['groups'][number]): boolean {
  return leader !== null && (status === null || ['finished', 'withdrawn', 'lapsed'].includes(status));
}
