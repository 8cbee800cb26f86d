import { Checkbox } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useTexts } from '../texts/language-provider.tsx';
import { Choose } from './choose.tsx';
import { type Choice, type FollowedRow, LACK_CHOICES } from './choose-rows.ts';

interface Props {
  readonly choice: Choice;
  readonly change: (choice: Choice) => void;
  readonly institutions: readonly FollowedRow[];
  readonly kinds: OutputOf<'listFollowedInstitutions'>['kinds'];
}

/** Which institutions are shown. */
export function FollowedFilter({ choice, change, institutions, kinds }: Props) {
  const { t, l } = useTexts();
  const counties = [...new Set(institutions.map(({ county }) => county))].filter((name) => name !== '');
  const present = kinds.filter(({ id }) => institutions.some(({ kind }) => kind === id));
  const lackText = (lack: Choice['lack']) =>
    lack === 'all'
      ? t('followUp.page.everything')
      : lack === 'any'
        ? t('followUp.page.anyLack')
        : t(`followUp.lack.${lack}`);
  return (
    <div className="follow-up-filter no-print">
      <Choose
        label={t('followUp.page.showLack')}
        value={choice.lack}
        change={(lack) => change({ ...choice, lack: LACK_CHOICES.find((each) => each === lack) ?? 'all' })}
      >
        {LACK_CHOICES.map((lack) => (
          <option key={lack} value={lack}>
            {lackText(lack)}
          </option>
        ))}
      </Choose>
      {present.length > 1 && (
        <Choose
          label={t('followUp.page.kind')}
          value={choice.kind}
          change={(kind) => change({ ...choice, kind })}
        >
          <option value="">{t('followUp.page.everything')}</option>
          {present.map(({ id, name }) => (
            <option key={id} value={id}>
              {l(name)}
            </option>
          ))}
        </Choose>
      )}
      {counties.length > 1 && (
        <Choose
          label={t('followUp.page.county')}
          value={choice.county}
          change={(county) => change({ ...choice, county })}
        >
          <option value="">{t('followUp.page.everything')}</option>
          {counties.map((county) => (
            <option key={county} value={county}>
              {county}
            </option>
          ))}
        </Choose>
      )}
      <Checkbox
        label={t('followUp.page.onlyTakingPart')}
        checked={choice.onlyTakingPart}
        onChange={(event) => change({ ...choice, onlyTakingPart: event.target.checked })}
      />
    </div>
  );
}
