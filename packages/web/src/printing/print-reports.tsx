import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Heading,
  Label,
  Paragraph,
  Select,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { MOST_PRINTED, PRINT_REASON } from '@smalspor/contract/operations';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { download } from '../api/download.ts';
import { Problem } from '../frame/problem.tsx';
import type { RoundView } from '../programmes/use-round.ts';
import { useTexts } from '../texts/language-provider.tsx';

const LONG_ENOUGH = new RegExp(PRINT_REASON, 'u');

/** Reports on paper for those who have asked for it. The page says whose there are, never what is in them. */
export function PrintReports({ round }: { readonly round: RoundView }) {
  const { t, l } = useTexts();
  const reasonId = useId();
  const reportId = useId();
  const [chosenReport, setReport] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const roster = round.roster ?? [];
  const kinds = round.printable.filter(({ id }) => roster.some(({ printable }) => printable.includes(id)));
  const report = kinds.find(({ id }) => id === chosenReport)?.id ?? kinds[0]?.id;
  const owners = roster.filter(({ printable }) => report !== undefined && printable.includes(report));
  const wanted = owners.filter(({ participant }) => chosen.includes(participant));
  const print = useMutation({
    mutationFn: async (participants: string[]) => {
      await download(
        'printReports',
        { roundId: round.id, report: report ?? '', participants, reason: reason.trim() },
        'rapporter-til-utskrift.pdf',
      );
      return participants.length;
    },
    onSuccess: () => {
      setChosen([]);
      setReason('');
      setTried(false);
    },
  });
  if (report === undefined) return null;
  const isShort = !LONG_ENOUGH.test(reason);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    print.reset();
    if (wanted.length === 0 || isShort) return;
    print.mutate(wanted.slice(0, MOST_PRINTED).map(({ participant }) => participant));
  };
  const toggle = (participant: string, isOn: boolean): void =>
    setChosen(isOn ? [...chosen, participant] : chosen.filter((each) => each !== participant));
  return (
    <section className="section no-print" aria-labelledby="print-reports">
      <Heading level={2} data-size="xs" id="print-reports">
        {t('printing.page.title')}
      </Heading>
      <Paragraph>{t('printing.page.lead')}</Paragraph>
      <form onSubmit={submit} noValidate className="stack print-reports">
        <Field>
          <Label htmlFor={reportId}>{t('printing.page.report')}</Label>
          <Select
            id={reportId}
            name="report"
            value={report}
            onChange={(event) => setReport(event.target.value)}
          >
            {kinds.map(({ id, name }) => (
              <Select.Option key={id} value={id}>
                {l(name)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Fieldset>
          <Fieldset.Legend>{t('printing.page.whose')}</Fieldset.Legend>
          {owners.map(({ participant, name }) => (
            <Checkbox
              key={participant}
              label={name}
              value={participant}
              checked={chosen.includes(participant)}
              onChange={(event) => toggle(participant, event.target.checked)}
            />
          ))}
          {isTried && wanted.length === 0 && (
            <ValidationMessage>{t('printing.page.chooseSomebody')}</ValidationMessage>
          )}
        </Fieldset>
        <Field>
          <Label htmlFor={reasonId}>{t('printing.page.reason')}</Label>
          <Field.Description>{t('printing.page.reasonHelp')}</Field.Description>
          <Textarea
            id={reasonId}
            name="reason"
            rows={2}
            maxLength={500}
            value={reason}
            aria-invalid={isTried && isShort}
            onChange={(event) => setReason(event.target.value)}
          />
          {isTried && isShort && <ValidationMessage>{t('printing.page.reasonShort')}</ValidationMessage>}
        </Field>
        {print.isError && <Problem error={print.error} />}
        <div role="status">
          {print.isSuccess && <Paragraph>{t('printing.page.made', { count: print.data })}</Paragraph>}
        </div>
        <Button type="submit" loading={print.isPending}>
          {t('printing.page.make')}
        </Button>
      </form>
    </section>
  );
}
