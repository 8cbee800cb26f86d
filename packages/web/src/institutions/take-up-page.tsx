import { Button, Paragraph } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { client } from '../api/client.ts';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** What the link of an invitation leads to: what one is asked to be, and the answer. */
export function TakeUpPage() {
  const { code = '' } = useParams();
  const { t, l, language } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const invitation = useApi('readInstitutionInvitation', { code });
  const accept = useMutation({
    mutationFn: () => client.acceptInstitutionInvitation({ code }),
    onSuccess: async ({ organisation }) => {
      // The account is more than it was: the menu and every page ask anew.
      await queries.invalidateQueries();
      await navigate(`/institution/${organisation}`);
    },
  });
  if (invitation.isPending) return <Loading />;
  if (invitation.isError) {
    if (isNotFound(invitation.error)) return <NotFoundPage />;
    return <ProblemPage error={invitation.error} retry={invitation.refetch} />;
  }
  const { organisation, institution, role, programme, expiresOn, isMine } = invitation.data;
  return (
    <Page title={institution} overline={t(`institution.role.${role}`)}>
      {programme && <Paragraph>{l(programme.name)}</Paragraph>}
      <Paragraph>{t(`institution.asked.${role}`, { institution })}</Paragraph>
      {programme && <Paragraph>{l(programme.effort)}</Paragraph>}
      {isMine ? (
        <p>
          <Link to={`/institution/${organisation}`}>{t('institution.toHome')}</Link>
        </p>
      ) : (
        <>
          <Paragraph className="quiet">
            {t('institution.onlyYou', { day: formatDay(expiresOn, language) })}
          </Paragraph>
          {accept.isError && <Problem error={accept.error} />}
          <Button loading={accept.isPending} onClick={() => accept.mutate()}>
            {t(`institution.accept.${role}`)}
          </Button>
        </>
      )}
    </Page>
  );
}
