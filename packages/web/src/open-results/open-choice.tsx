import { Field, Label, Select } from '@digdir/designsystemet-react';
import { formatMonthLong } from '@smalspor/domain/texts';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import type { OpenArea, OpenIndicator } from './open-blocks.ts';

/** What the address of the page says. */
export interface OpenChoice {
  readonly indicator: string;
  readonly area: string;
  readonly kind: (typeof KINDS)[number];
  readonly wardType: (typeof WARD_TYPES)[number];
}

export const KINDS = ['year', 'rolling12', 'half', 'month'] as const;
export const WARD_TYPES = ['long-term', 'short-term', 'acute', 'home-care', 'mixed'] as const;
const SETTINGS = [
  ['general-practice', 'openResults.page.groupDoctors'],
  ['residents', 'openResults.page.groupResidents'],
  ['institution', 'openResults.page.groupInstitutions'],
] as const;

interface Props {
  readonly choice: OpenChoice;
  readonly indicators: readonly OpenIndicator[];
  readonly areas: readonly OpenArea[];
  readonly change: (changed: Partial<OpenChoice>) => void;
}

/** What is shown: each change shows at once and stands in the address. */
export function OpenChoiceForm({ choice, indicators, areas, change }: Props) {
  const { t, l, language } = useTexts();
  const isOfHomes = indicators.find(({ id }) => id === choice.indicator)?.setting === 'institution';
  const nameOf = ({ name, validTo }: OpenArea) =>
    validTo === null
      ? l(name)
      : t('openResults.page.countyThen', { name: l(name), to: formatMonthLong(validTo, language) });
  const today = areas.filter(({ level }) => level === 'county-today');
  const former = areas.filter(({ level, validTo }) => level === 'county' && validTo !== null);
  return (
    <form className="open-choice no-print" aria-label={t('openResults.page.choose')}>
      <Choose
        label={t('openResults.page.indicator')}
        value={choice.indicator}
        change={(indicator) => change({ indicator })}
      >
        {SETTINGS.map(([setting, heading]) => (
          <Select.Optgroup key={setting} label={t(heading)}>
            {indicators
              .filter((each) => each.setting === setting)
              .map(({ id, short }) => (
                <Select.Option key={id} value={id}>
                  {l(short)}
                </Select.Option>
              ))}
          </Select.Optgroup>
        ))}
      </Choose>
      <Choose label={t('openResults.page.area')} value={choice.area} change={(area) => change({ area })}>
        {areas
          .filter(({ level }) => level === 'nation')
          .map(({ id, name }) => (
            <Select.Option key={id} value={id}>
              {l(name)}
            </Select.Option>
          ))}
        <Select.Optgroup label={t('openResults.page.groupToday')}>
          {today.map((area) => (
            <Select.Option key={area.id} value={area.id}>
              {l(area.name)}
            </Select.Option>
          ))}
        </Select.Optgroup>
        {!isOfHomes && former.length > 0 && (
          <Select.Optgroup label={t('openResults.page.groupThen')}>
            {former.map((area) => (
              <Select.Option key={area.id} value={area.id}>
                {nameOf(area)}
              </Select.Option>
            ))}
          </Select.Optgroup>
        )}
      </Choose>
      {isOfHomes ? (
        <Choose
          label={t('openResults.page.wardType')}
          value={choice.wardType}
          change={(wardType) => change({ wardType: wardType as OpenChoice['wardType'] })}
        >
          {WARD_TYPES.map((type) => (
            <Select.Option key={type} value={type}>
              {t(`openResults.wardType.${type}`)}
            </Select.Option>
          ))}
        </Choose>
      ) : (
        <Choose
          label={t('openResults.page.kind')}
          value={choice.kind}
          change={(kind) => change({ kind: kind as OpenChoice['kind'] })}
        >
          {KINDS.map((kind) => (
            <Select.Option key={kind} value={kind}>
              {t(`openResults.kind.${kind}`)}
            </Select.Option>
          ))}
        </Choose>
      )}
    </form>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly children: ReactNode;
}

function Choose({ label, value, change, children }: ChooseProps) {
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(event) => change(event.target.value)}>
        {children}
      </Select>
    </Field>
  );
}
