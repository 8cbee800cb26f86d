import { Tag } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { Link } from 'react-router';
import { WideTable } from '../frame/wide-table.tsx';
import { statusColor } from '../programmes/status-color.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { writeWards } from './institution-words.ts';
import { InviteForm } from './invite-form.tsx';

type County = OutputOf<'listOfferedInstitutions'>;

interface Props {
  readonly programme: string;
  readonly county: County;
}

/** The institutions of a county: who is the contact, how far each has come, and whom to invite. */
export function OfferedInstitutions({ programme, county: { institutions, isOpen } }: Props) {
  const { t } = useTexts();
  return (
    <WideTable label={t('institution.institutions')}>
      <table className="figures data-table">
        <caption className="unseen">{t('institution.institutions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('institution.institution')}</th>
            <th scope="col">{t('institution.contact')}</th>
            <th scope="col">{t('rollOut.state')}</th>
          </tr>
        </thead>
        <tbody>
          {institutions.map(({ organisation, name, municipality, wards, contact, invited, status }) => (
            <tr key={organisation}>
              <th scope="row">
                <span className="offered-group">
                  <Link to={`/institution/${organisation}`}>{name}</Link>
                  <span className="quiet">
                    {municipality} · {writeWards(wards, t)}
                  </span>
                </span>
              </th>
              <td>
                {contact ?? (invited === null ? '–' : t('institution.asks', { name: invited }))}
                {isOpen && canInvite(status) && (
                  <InviteForm
                    organisation={organisation}
                    as="institution-contact"
                    programme={programme}
                    institution={name}
                  />
                )}
              </td>
              <td>
                <Tag data-color={status === null ? 'neutral' : statusColor(status)}>
                  {t(status === null ? 'institution.notInvited' : `rollOut.status.${status}`)}
                </Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** A letter may have gone to the wrong address, so that whoever waits for an answer can ask anew. */
function canInvite(status: County['institutions'][number]['status']): boolean {
  return status === null || ['invited', 'finished', 'withdrawn', 'lapsed'].includes(status);
}
