import { Paragraph, Search } from '@digdir/designsystemet-react';
import { ProblemError } from '@smalspor/contract/client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';

interface Person {
  readonly subject: string;
  readonly name: string;
  readonly role: string;
  readonly place: string;
}

async function ask<T>(address: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(address, { ...init, credentials: 'same-origin' });
  if (!response.ok) throw await ProblemError.from(response);
  return (await response.json()) as T;
}

/** The demo's log-in: be one of the invented people. The answer goes to the demo's OIDC provider, as a log-in would. */
export function ChoicePage() {
  const { t } = useTexts();
  const { uid = '' } = useParams();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const address = `/demo-log-in/${encodeURIComponent(uid)}`;

  const people = useQuery({
    queryKey: ['demo-people', uid, wanted],
    queryFn: ({ signal }) =>
      ask<Person[]>(`${address}/people?text=${encodeURIComponent(wanted)}`, { signal }),
    placeholderData: (earlier) => earlier,
  });
  const choose = useMutation({
    mutationFn: (subject: string) =>
      ask<{ next: string }>(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newIdempotencyKey() },
        body: JSON.stringify({ subject }),
      }),
    onSuccess: ({ next }) => location.assign(next),
  });

  return (
    <Page title={t('choice.title')} overline={t('choice.overline')} lead={t('choice.lead')}>
      {(people.isError || choose.isError) && <Problem error={people.error ?? choose.error} />}
      <Search className="people-search">
        <Search.Input
          aria-label={t('choice.search')}
          placeholder={t('choice.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Search.Clear aria-label={t('choice.clear')} />
      </Search>
      <p className="unseen" role="status">
        {people.data && wanted !== '' ? t('choice.found', { count: people.data.length }) : ''}
      </p>
      {people.data?.length === 0 && <Paragraph>{t('choice.none')}</Paragraph>}
      <ul className="people">
        {people.data?.map(({ subject, name, role, place }) => (
          <li key={subject} data-role={role}>
            <button type="button" disabled={choose.isPending} onClick={() => choose.mutate(subject)}>
              <span className="person-name">{name}</span>
              <span className="quiet">
                {t(`role.${role}`)}
                {place && ` · ${place}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
