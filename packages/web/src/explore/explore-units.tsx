import { MOST_UNITS } from '@smalspor/domain/explore';
import { Choose } from '../institution-follow-up/choose.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { changeAddress, unitsOf } from './explore-address.ts';
import type { FormProps } from './explore-form.tsx';

/** The unit that is looked at, and others beside it. */
export function ExploreUnits({ choices, address, go }: FormProps) {
  const { t, l } = useTexts();
  const units = unitsOf(choices, address.level);
  const [first, ...beside] = address.units;
  const change = (chosen: readonly string[]) => go(changeAddress(address, { units: chosen }, choices));
  const left = units.filter(({ id }) => !address.units.includes(id));
  const nameOf = (id: string) => {
    const unit = units.find((one) => one.id === id);
    return unit ? l(unit.name) : id;
  };
  return (
    <>
      <Choose
        label={t('explorePage.choose.unit')}
        value={first ?? ''}
        change={(id) => change([id, ...beside.filter((one) => one !== id)])}
      >
        {units.map(({ id, name, own }) => (
          <option key={id} value={id}>
            {own ? t('explorePage.choose.own', { name: l(name) }) : l(name)}
          </option>
        ))}
      </Choose>
      {left.length > 0 && address.units.length < MOST_UNITS && (
        <Choose
          label={t('explorePage.choose.beside')}
          value=""
          change={(id) => id !== '' && change([...address.units, id])}
        >
          <option value="">{t('explorePage.choose.nobody')}</option>
          {left.map(({ id, name }) => (
            <option key={id} value={id}>
              {l(name)}
            </option>
          ))}
        </Choose>
      )}
      {beside.length > 0 && (
        <ul className="explore-beside plain-list" aria-label={t('explorePage.choose.besides')}>
          {beside.map((id) => (
            <li key={id}>
              <button
                type="button"
                className="text-button"
                onClick={() => change(address.units.filter((one) => one !== id))}
              >
                {t('explorePage.choose.without', { name: nameOf(id) })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
