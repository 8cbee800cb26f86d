import { Button, Heading, Paragraph, Switch } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type RoundView, useRoundChange } from './use-round.ts';

/** What the reader decides alone: to show own figures to the group, and to leave. */
export function RoundSettings({ round }: { readonly round: RoundView }) {
  const { t } = useTexts();
  const [isLeaving, setLeaving] = useState(false);
  const share = useRoundChange(round.id, (shares: boolean) =>
    client.shareFigures({ roundId: round.id, shares }),
  );
  const leave = useRoundChange(round.id, () => client.leaveRound({ roundId: round.id }));
  if (!round.takesPart && !round.sharesFigures) return null;
  if (!round.takesPart) {
    return (
      <section className="section" aria-labelledby="own-choices">
        <Heading level={2} data-size="xs" id="own-choices">
          {t('round.choices')}
        </Heading>
        <Paragraph>{t('round.shareEnded')}</Paragraph>
        {share.isError && <Problem error={share.error} />}
        <Button
          variant="secondary"
          data-size="sm"
          loading={share.isPending}
          onClick={() => share.mutate(false)}
        >
          {t('round.shareTakeBack')}
        </Button>
      </section>
    );
  }
  // Where nobody gets a report of the own, there is nothing to show to the group.
  const hasFigures = round.reports.some(({ isOfGroup }) => !isOfGroup);
  return (
    <section className="section" aria-labelledby="own-choices">
      <Heading level={2} data-size="xs" id="own-choices">
        {t('round.choices')}
      </Heading>
      {hasFigures && (
        <Switch
          label={t('round.share')}
          description={t('round.shareHelp')}
          checked={round.sharesFigures}
          onChange={(event) => share.mutate(event.target.checked)}
        />
      )}
      {(share.isError || leave.isError) && <Problem error={share.error ?? leave.error} />}
      <div className="round-leave">
        {isLeaving ? (
          <>
            <Paragraph>{t('round.leaveSure')}</Paragraph>
            <Button
              variant="secondary"
              data-color="danger"
              data-size="sm"
              loading={leave.isPending}
              onClick={() => leave.mutate(undefined)}
            >
              {t('round.leaveYes')}
            </Button>
            <Button variant="tertiary" data-size="sm" onClick={() => setLeaving(false)}>
              {t('round.leaveNo')}
            </Button>
          </>
        ) : (
          <Button variant="tertiary" data-size="sm" onClick={() => setLeaving(true)}>
            {t('round.leave')}
          </Button>
        )}
      </div>
    </section>
  );
}
