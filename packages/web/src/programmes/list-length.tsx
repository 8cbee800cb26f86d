import {
  Button,
  Field,
  Input,
  Label,
  Paragraph,
  Select,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { RoundView } from './use-round.ts';

const BASES = ['own', 'locum', 'shared'] as const;
const MOST_PATIENTS = 10_000;

/** Asks for the list length that the doctor's activity answers to, with examples; it can be corrected any time. */
export function ListLength({ round }: { readonly round: RoundView }) {
  const { t } = useTexts();
  const { listLength } = round;
  return (
    <details className="plain-details panel" open={listLength === null}>
      <summary>
        {listLength ? t('round.length.declared', { patients: listLength.patients }) : t('round.length.ask')}
      </summary>
      <Paragraph>{t('round.length.why')}</Paragraph>
      <ul>
        <li>{t('round.length.exampleOwn')}</li>
        <li>{t('round.length.exampleLocum')}</li>
        <li>{t('round.length.exampleShared')}</li>
      </ul>
      <LengthForm round={round} />
    </details>
  );
}

function LengthForm({ round }: { readonly round: RoundView }) {
  const { t } = useTexts();
  const id = useId();
  const queries = useQueryClient();
  const { listLength, today } = round;
  const [patients, setPatients] = useState(listLength ? String(listLength.patients) : '');
  const [basis, setBasis] = useState<(typeof BASES)[number]>(listLength?.basis ?? 'own');
  const [from, setFrom] = useState(listLength?.from ?? `${Number(today.slice(0, 4)) - 1}-01`);
  const [isWrong, setWrong] = useState(false);
  const declare = useMutation({
    mutationFn: client.declareListLength,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['readRound', { roundId: round.id }] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const count = Number(patients);
    const wrong =
      !Number.isInteger(count) || count < 1 || count > MOST_PATIENTS || !/^\d{4}-\d{2}$/.test(from);
    setWrong(wrong);
    if (!wrong) declare.mutate({ from, patients: count, basis });
  };
  return (
    <form onSubmit={submit} noValidate className="round-form">
      <Field>
        <Label htmlFor={`${id}-patients`}>{t('round.length.patients')}</Label>
        <Input
          id={`${id}-patients`}
          inputMode="numeric"
          value={patients}
          aria-invalid={isWrong}
          onChange={(event) => setPatients(event.target.value)}
        />
      </Field>
      <Field>
        <Label htmlFor={`${id}-basis`}>{t('round.length.basis')}</Label>
        <Select
          id={`${id}-basis`}
          value={basis}
          onChange={(event) => setBasis(BASES.find((each) => each === event.target.value) ?? 'own')}
        >
          {BASES.map((each) => (
            <Select.Option key={each} value={each}>
              {t(`round.basis.${each}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor={`${id}-from`}>{t('round.length.from')}</Label>
        <Input
          id={`${id}-from`}
          type="month"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Field>
      {isWrong && <ValidationMessage>{t('round.length.wrong')}</ValidationMessage>}
      {declare.isError && <Problem error={declare.error} />}
      <Button type="submit" variant="secondary" data-size="sm" loading={declare.isPending}>
        {t('round.save')}
      </Button>
      <div role="status">{declare.isSuccess && t('round.length.saved')}</div>
    </form>
  );
}
