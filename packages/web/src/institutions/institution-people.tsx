import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { InstitutionView } from './institution-words.ts';
import { InviteForm } from './invite-form.tsx';

/** Who has a role here, who has been invited, and for whoever may: taking people in and ending their access. */
export function InstitutionPeople({ institution }: { readonly institution: InstitutionView }) {
  const { t } = useTexts();
  const { organisation, people, invitations, isOpen, takesIn, namesContact } = institution;
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['readInstitution'] });
  const end = useMutation({
    mutationFn: (personId: string) => client.endInstitutionAccess({ organisation, personId }),
    onSuccess: again,
  });
  const withdraw = useMutation({
    mutationFn: (invitationId: string) => client.withdrawInvitation({ organisation, invitationId }),
    onSuccess: again,
  });
  if (people === null || invitations === null) return null;
  return (
    <section className="section" aria-labelledby="people">
      <Heading level={2} data-size="xs" id="people">
        {t('institution.people')}
      </Heading>
      {(end.isError || withdraw.isError) && <Problem error={end.error ?? withdraw.error} />}
      <ul className="entries">
        {people.map((person) => (
          <PersonEntry
            key={`${person.personId} ${person.role} ${person.endedOn}`}
            person={person}
            isEnding={end.isPending}
            end={() => end.mutate(person.personId)}
          />
        ))}
        {invitations.map(({ invitationId, name, role, expiresOn, isOver }) => (
          <li key={invitationId}>
            <span>{name}</span>
            <span className="quiet">{t(`institution.role.${role}`)}</span>
            <Waiting expiresOn={expiresOn} isOver={isOver} />
            <Button
              variant="tertiary"
              data-size="sm"
              aria-label={t('institution.withdrawOf', { name })}
              disabled={withdraw.isPending}
              onClick={() => withdraw.mutate(invitationId)}
            >
              {t('institution.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {isOpen && takesIn && <InviteForm organisation={organisation} as="institution-staff" />}
      {isOpen && namesContact && <InviteForm organisation={organisation} as="institution-contact" />}
      {namesContact && <Paragraph className="quiet">{t('institution.contactEnds')}</Paragraph>}
    </section>
  );
}

function Waiting({ expiresOn, isOver }: { readonly expiresOn: string; readonly isOver: boolean }) {
  const { t, language } = useTexts();
  const day = formatDay(expiresOn, language);
  return <span className="quiet">{t(isOver ? 'institution.over' : 'institution.waits', { day })}</span>;
}

interface PersonProps {
  readonly person: NonNullable<InstitutionView['people']>[number];
  readonly isEnding: boolean;
  readonly end: () => void;
}

function PersonEntry({ person, isEnding, end }: PersonProps) {
  const { t, language } = useTexts();
  const { name, role, since, endedOn, mayEnd } = person;
  const from = formatDay(since, language);
  return (
    <li>
      <span>{name}</span>
      <span className="quiet">{t(`institution.role.${role}`)}</span>
      <span className="quiet">
        {endedOn === null
          ? t('institution.since', { from })
          : t('institution.until', { from, to: formatDay(endedOn, language) })}
      </span>
      {mayEnd && (
        <Button
          variant="tertiary"
          data-size="sm"
          aria-label={t('institution.endOf', { name })}
          disabled={isEnding}
          onClick={end}
        >
          {t('institution.end')}
        </Button>
      )}
    </li>
  );
}
