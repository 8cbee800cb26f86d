import { Button, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { latestPlan, PLAN_YEARS_AHEAD } from '@smalspor/domain/programmes';
import { formatMonth, norwegianDateOf } from '@smalspor/domain/time';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useSession } from '../account/use-session.ts';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';

interface CountyPlanProps {
  readonly programme: string;
  readonly county: string;
  /** `YYYY-MM`. */
  readonly from: string;
}

/** From when a county is invited, for who may change it. */
export function CountyPlan(address: CountyPlanProps) {
  const session = useSession();
  if (!session.data?.user?.roles.includes('programme-admin')) return null;
  return <PlanForm {...address} />;
}

function PlanForm({ programme, county, from }: CountyPlanProps) {
  const { t } = useTexts();
  const id = useId();
  const queries = useQueryClient();
  const [month, setMonth] = useState(from);
  const [isTooFar, setTooFar] = useState(false);
  const latest = formatMonth(latestPlan(norwegianDateOf(new Date().toISOString())));
  const plan = useMutation({
    mutationFn: client.planCounty,
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTooFar(month > latest);
    if (month <= latest) plan.mutate({ programme, county, from: month });
  };
  return (
    <details className="plain-details">
      <summary>{t('rollOut.plan')}</summary>
      <form onSubmit={submit} className="round-form">
        <Field>
          <Label htmlFor={id}>{t('rollOut.from')}</Label>
          <Input
            id={id}
            type="month"
            value={month}
            aria-invalid={isTooFar}
            onChange={(event) => setMonth(event.target.value)}
          />
          {isTooFar && (
            <ValidationMessage role="alert">
              {t('rollOut.tooFar', { years: PLAN_YEARS_AHEAD })}
            </ValidationMessage>
          )}
        </Field>
        {plan.isError && <Problem error={plan.error} />}
        <Button type="submit" variant="secondary" data-size="sm" loading={plan.isPending}>
          {t('round.save')}
        </Button>
      </form>
    </details>
  );
}
