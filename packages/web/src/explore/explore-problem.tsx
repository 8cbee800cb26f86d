import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { ProblemError } from '@smalspor/contract/client';
import { EXPLORE_REFUSALS } from '@smalspor/domain/explore';
import { Link } from 'react-router';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type AddressPart, type ExploreAddress, writeAddress } from './explore-address.ts';

/** An address that asks for what is not there: which part, and the way to what is. */
export function AddressFaults(props: {
  readonly faults: readonly AddressPart[];
  readonly nearest: ExploreAddress;
}) {
  const { faults, nearest } = props;
  const { t } = useTexts();
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={2} data-size="2xs">
        {t('explorePage.fault.heading')}
      </Heading>
      <ul>
        {faults.map((part) => (
          <li key={part}>{t(`explorePage.fault.${part}`)}</li>
        ))}
      </ul>
      <Paragraph>
        <Link to={{ search: writeAddress(nearest).toString() }}>{t('explorePage.fault.nearest')}</Link>
      </Paragraph>
    </Alert>
  );
}

/** A view that the server refused, with its own reason where it has one. */
export function ExploreProblem({ error, retry }: { readonly error: unknown; readonly retry: () => unknown }) {
  const { t } = useTexts();
  const reason =
    error instanceof ProblemError && error.code === 'explore-refused'
      ? EXPLORE_REFUSALS.find((one) => one === error.facts.reason)
      : undefined;
  if (reason === undefined) return <Problem error={error} retry={retry} />;
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={2} data-size="2xs">
        {t('explorePage.fault.refused')}
      </Heading>
      <Paragraph>{t(`explore.refused.${reason}`)}</Paragraph>
      <Paragraph>
        <Link to="/explore">{t('explorePage.fault.anew')}</Link>
      </Paragraph>
    </Alert>
  );
}
