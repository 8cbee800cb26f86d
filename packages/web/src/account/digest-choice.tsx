import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { type DigestChoice as Choice, DIGEST_CHOICES } from '@smalspor/domain/signals';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly chosen: Choice;
  readonly choose: (choice: Choice) => void;
}

/** How often the reader wants letters about signals at most; never, until something else is chosen. */
export function DigestChoice({ chosen, choose }: Props) {
  const { t } = useTexts();
  return (
    <Fieldset>
      <Fieldset.Legend>{t('signal.digest.legend')}</Fieldset.Legend>
      <Fieldset.Description>{t('signal.digest.help')}</Fieldset.Description>
      {DIGEST_CHOICES.map((choice) => (
        <Radio
          key={choice}
          name="digest"
          value={choice}
          label={t(`signal.digest.${choice}`)}
          checked={chosen === choice}
          onChange={() => choose(choice)}
        />
      ))}
    </Fieldset>
  );
}
