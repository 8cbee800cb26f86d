import type { OutputOf } from '@smalspor/contract/operations';
import { useTexts } from '../texts/language-provider.tsx';
import { Choose } from './choose.tsx';
import type { FiguresChoice } from './use-figures.ts';

interface Props {
  readonly told: Pick<
    OutputOf<'readInstitutionChange'>,
    'unitType' | 'unitTypes' | 'indicator' | 'indicators'
  >;
  readonly choice: FiguresChoice;
  readonly choose: (choice: FiguresChoice) => void;
}

/** Kinds of stay are never mixed: one is looked at at a time. */
export function FiguresFilter({ told, choice, choose }: Props) {
  const { t, l } = useTexts();
  return (
    <div className="follow-up-filter no-print">
      <Choose
        label={t('followUp.page.stay')}
        value={told.unitType}
        change={(value) => {
          const unitType = told.unitTypes.find((each) => each === value);
          choose(unitType === undefined ? {} : { ...choice, unitType });
        }}
      >
        {told.unitTypes.map((unitType) => (
          <option key={unitType} value={unitType}>
            {t(`institutionData.ward.${unitType}`)}
          </option>
        ))}
      </Choose>
      <Choose
        label={t('followUp.page.figure')}
        value={told.indicator}
        change={(indicator) => choose({ ...choice, indicator })}
      >
        {told.indicators.map(({ id, name }) => (
          <option key={id} value={id}>
            {l(name)}
          </option>
        ))}
      </Choose>
    </div>
  );
}
