import { Button, Field, Input, Label, Select } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import type { PlainDate } from '@smalspor/domain/time';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';

/** Which ward is visited on which day, with which checklist. */
export function PlanVisit({ home }: { readonly home: OutputOf<'listInstitutionVisits'> }) {
  const { t, l } = useTexts();
  const id = useId();
  const go = useNavigate();
  const { organisation, wardTypes, wards, checklists } = home;
  const [ward, setWard] = useState('');
  const [wardType, setWardType] = useState(wardTypes[0]);
  const [day, setDay] = useState('');
  const [checklist, setChecklist] = useState(checklists[0]?.id ?? '');
  const plan = useMutation({
    mutationFn: () =>
      client.planVisit({
        organisation,
        ward,
        wardType: wardType ?? 'long-term',
        day: day as PlainDate,
        checklist,
      }),
    onSuccess: (visit) => go(`/visits/${visit.id}`),
  });
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    if (ward.trim() !== '' && day !== '') plan.mutate();
  };
  return (
    <form className="round-form" onSubmit={submit}>
      <Field>
        <Label htmlFor={`${id}-ward`}>{t('visit.plan.ward')}</Label>
        <Input
          id={`${id}-ward`}
          list={`${id}-wards`}
          required
          maxLength={80}
          value={ward}
          onChange={({ target }) => setWard(target.value)}
        />
        <datalist id={`${id}-wards`}>
          {wards.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </Field>
      {wardTypes.length > 1 && (
        <Field>
          <Label htmlFor={`${id}-type`}>{t('visit.plan.wardType')}</Label>
          <Select
            id={`${id}-type`}
            value={wardType}
            onChange={({ target }) => setWardType(wardTypes.find((type) => type === target.value))}
          >
            {wardTypes.map((type) => (
              <Select.Option key={type} value={type}>
                {t(`visit.wardType.${type}`)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Field>
        <Label htmlFor={`${id}-day`}>{t('visit.plan.day')}</Label>
        <Input
          id={`${id}-day`}
          type="date"
          required
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
      </Field>
      {checklists.length > 1 && (
        <Field>
          <Label htmlFor={`${id}-list`}>{t('visit.plan.checklist')}</Label>
          <Select id={`${id}-list`} value={checklist} onChange={({ target }) => setChecklist(target.value)}>
            {checklists.map((each) => (
              <Select.Option key={each.id} value={each.id}>
                {l(each.title)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      {plan.isError && <Problem error={plan.error} />}
      <Button type="submit" loading={plan.isPending}>
        {t('visit.plan.button')}
      </Button>
    </form>
  );
}
