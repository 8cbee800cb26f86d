import { EXPLORE_LIKENESS } from '@smalspor/domain/explore';
import { formatMonthShort } from '@smalspor/domain/texts';
import { useState } from 'react';
import { Choose } from '../institution-follow-up/choose.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import {
  type Choices,
  type ChosenIndicator,
  changeAddress,
  type ExploreAddress,
  unitsOf,
} from './explore-address.ts';
import { ExploreUnits } from './explore-units.tsx';
import { periodText } from './explore-words.ts';

export interface FormProps {
  readonly choices: Choices;
  readonly address: ExploreAddress;
  readonly go: (address: ExploreAddress) => void;
}

const SETTINGS = ['general-practice', 'residents', 'institutions'] as const;

/** What is looked at. Each choice is an address of its own; what no longer fits follows along. */
export function ExploreForm({ choices, address, go }: FormProps) {
  const { t, l, language } = useTexts();
  // A phone shows the picture first, a desk has room for every choice.
  const [isWide] = useState(() => window.matchMedia('(min-width: 48rem)').matches);
  const change = (part: Partial<ExploreAddress>) => go(changeAddress(address, part, choices));
  const indicator = choices.indicators.find(({ id }) => id === address.indicator);
  const level = indicator?.levels.find((one) => one.level === address.level);
  const ends = choices.ends.find(({ period }) => period === address.period)?.ends ?? [];
  /** A list of words that the address knows. */
  const choose = <Part extends 'level' | 'period' | 'wards' | 'split' | 'like' | 'end'>(
    part: Part,
    among: readonly NonNullable<ExploreAddress[Part]>[],
    text: (word: NonNullable<ExploreAddress[Part]>) => string,
    none?: string,
  ) => (
    <Choose
      label={t(`explorePage.choose.${part}`)}
      value={address[part] ?? ''}
      change={(value) => change({ [part]: among.find((one) => one === value) ?? null })}
    >
      {none !== undefined && <option value="">{none}</option>}
      {among.map((word) => (
        <option key={word} value={word}>
          {text(word)}
        </option>
      ))}
    </Choose>
  );
  return (
    <form
      className="explore-form no-print"
      aria-label={t('explorePage.choose.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="explore-indicator">
        <Choose
          label={t('explorePage.choose.indicator')}
          value={address.indicator}
          change={(value) => change({ indicator: value })}
        >
          {SETTINGS.map((setting) => (
            <Group
              key={setting}
              label={t(`explorePage.setting.${setting}`)}
              among={choices.indicators}
              of={setting}
            />
          ))}
        </Choose>
      </div>
      {choose('level', indicator?.levels.map((one) => one.level) ?? [], (one) =>
        t(`explorePage.level.${one}`),
      )}
      {address.level !== 'nation' && unitsOf(choices, address.level).length > 0 && (
        <ExploreUnits choices={choices} address={address} go={go} />
      )}
      <details className="explore-more plain-details" open={isWide}>
        <summary>{t('explorePage.choose.more')}</summary>
        <div className="explore-fields">
          {choose('period', level?.periods ?? [], (one) => t(`explorePage.period.${one}`))}
          {choose(
            'end',
            [...ends].reverse(),
            (end) =>
              address.period === 'rolling12'
                ? formatMonthShort(end, language)
                : periodText(address.period, end, { t, l, language }),
            t('explorePage.choose.newest'),
          )}
          {indicator !== undefined &&
            indicator.splits.length > 0 &&
            address.level !== 'prescriber' &&
            choose(
              'split',
              indicator.splits,
              (one) => t(`explorePage.split.${one}`),
              t('explorePage.choose.whole'),
            )}
          {address.level === 'municipality' &&
            choose(
              'like',
              EXPLORE_LIKENESS,
              (one) => t(`explorePage.like.${one}`),
              t('explorePage.like.none'),
            )}
          {indicator !== undefined &&
            indicator.wards.length > 0 &&
            choose('wards', indicator.wards, (one) => t(`institutionData.ward.${one}`))}
        </div>
      </details>
    </form>
  );
}

interface GroupProps {
  readonly label: string;
  readonly among: readonly ChosenIndicator[];
  readonly of: ChosenIndicator['setting'];
}

function Group({ label, among, of }: GroupProps) {
  const { l } = useTexts();
  const indicators = among.filter(({ setting }) => setting === of);
  if (indicators.length === 0) return null;
  return (
    <optgroup label={label}>
      {indicators.map(({ id, name }) => (
        <option key={id} value={id}>
          {l(name)}
        </option>
      ))}
    </optgroup>
  );
}
