import { Button, Field, Input, Label, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatInstantDate } from '@smalspor/domain/texts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly organisation: string;
  /** What the person is asked to be. */
  readonly as: 'institution-contact' | 'institution-staff';
  /** The programme that the institution is invited to at the same time. */
  readonly programme?: string;
  /** Who is asked when the form stands among others like it. */
  readonly institution?: string;
}

/** Invites somebody by name: by letter, or by a link that the sender hands over. */
export function InviteForm({ organisation, as, programme, institution }: Props) {
  const { t } = useTexts();
  const id = useId();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const isContact = as === 'institution-contact';
  const invite = useMutation({
    mutationFn: () =>
      isContact
        ? client.inviteContact({
            organisation,
            programme: programme ?? null,
            name,
            mailAddress: address.trim(),
          })
        : client.inviteColleague({ organisation, name, mailAddress: address.trim() || null }),
    onSuccess: () => {
      setName('');
      setAddress('');
      return Promise.all([
        queries.invalidateQueries({ queryKey: ['readInstitution'] }),
        queries.invalidateQueries({ queryKey: ['listOfferedInstitutions'] }),
      ]);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <>
      <details className="plain-details">
        <summary>
          {t(`institution.invite.${as}`)}
          {institution && <span className="unseen"> {institution}</span>}
        </summary>
        <form onSubmit={submit} className="round-form">
          <Field>
            <Label htmlFor={`${id}-name`}>{t('institution.name')}</Label>
            <Input
              id={`${id}-name`}
              required
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field>
            <Label htmlFor={`${id}-address`}>
              {t(isContact ? 'institution.address' : 'institution.addressOptional')}
            </Label>
            <Input
              id={`${id}-address`}
              type="email"
              required={isContact}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
          </Field>
          {invite.isError && <Problem error={invite.error} />}
          <Button type="submit" variant="secondary" data-size="sm" loading={invite.isPending}>
            {t('institution.send')}
          </Button>
        </form>
      </details>
      <div role="status">{invite.isSuccess && <Sent sent={invite.data} />}</div>
    </>
  );
}

function Sent({ sent }: { readonly sent: OutputOf<'inviteColleague'> }) {
  const { t, language } = useTexts();
  const until = formatInstantDate(sent.expiresAt, language);
  return (
    <>
      <Paragraph>{t(sent.letters > 0 ? 'institution.sent' : 'institution.handOver', { until })}</Paragraph>
      <p className="invitation-link">
        <a href={sent.link} className="inline-link">
          {sent.link}
        </a>
      </p>
    </>
  );
}
