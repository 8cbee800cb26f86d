import { Button, Checkbox, Input, Paragraph, Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { statusColor } from './status-color.ts';

type County = OutputOf<'listOfferedGroups'>;

interface OfferedGroupsProps {
  readonly programme: string;
  readonly county: string;
  readonly groups: County['groups'];
  readonly isOpen: boolean;
}

/** The groups of a county with their state, and those that are chosen to be invited. */
export function OfferedGroups({ programme, county, groups, isOpen }: OfferedGroupsProps) {
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
