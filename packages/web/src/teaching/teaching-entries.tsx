import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { TeachingForm } from './teaching-form.tsx';
import {
  type TeachingLog,
  type TeachingOccasion,
  writeAttendance,
  writeDuration,
  writeMaterial,
} from './teaching-words.ts';
import { useTeachingChange } from './use-teaching-change.ts';

/** The occasions, newest first. */
export function TeachingEntries({ log }: { readonly log: TeachingLog }) {
  return (
    <ul className="teaching-log">
      {log.entries.map((entry) => (
        <Occasion key={`${entry.id} ${entry.version}`} log={log} entry={entry} />
      ))}
    </ul>
  );
}

interface Props {
  readonly log: TeachingLog;
  readonly entry: TeachingOccasion;
}

function Occasion({ log, entry }: Props) {
  const { t, language } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const correct = useTeachingChange(log.organisation, client.correctTeaching, () => setOpen(false));
  const { id: entryId, version, earlier } = entry;
  return (
    <li data-quiet={entry.isWithdrawn}>
      <div className="goal-head">
        <h3>
          {formatDay(entry.day, language)} · {writeDuration(entry.minutes, t)}
        </h3>
        {entry.isWithdrawn && <Tag data-color="neutral">{t('teaching.entry.withdrawn')}</Tag>}
      </div>
      {isOpen ? (
        <TeachingForm
          log={log}
          before={entry}
          save={(input) => correct.mutate({ organisation: log.organisation, entryId, version, ...input })}
          isBusy={correct.isPending}
          error={correct.error}
          cancel={() => {
            correct.reset();
            setOpen(false);
          }}
        />
      ) : (
        <>
          <OccasionFacts log={log} entry={entry} />
          <Signature version={entry} />
          {earlier.length > 0 && (
            <details className="goal-more no-print">
              <summary>{t('teaching.entry.corrected', { count: earlier.length })}</summary>
              {earlier.map((before) => (
                <div key={before.version} className="teaching-earlier">
                  <p>
                    {formatDay(before.day, language)} · {writeDuration(before.minutes, t)}
                  </p>
                  <OccasionFacts log={log} entry={before} />
                  <Signature version={before} />
                </div>
              ))}
            </details>
          )}
          {!entry.isWithdrawn && (
            <div className="teaching-acts no-print">
              <button type="button" className="text-button" onClick={() => setOpen(true)}>
                {t('teaching.entry.correct')} <span className="unseen">{formatDay(entry.day, language)}</span>
              </button>
              <WithdrawTeaching log={log} entry={entry} />
            </div>
          )}
        </>
      )}
    </li>
  );
}

type Version = Omit<TeachingOccasion, 'id' | 'earlier' | 'cameBy'> &
  Partial<Pick<TeachingOccasion, 'cameBy'>>;

function OccasionFacts({ log, entry }: { readonly log: TeachingLog; readonly entry: Version }) {
  const { t, l } = useTexts();
  const facts = [
    [
      t('teaching.entry.taughtBy'),
      entry.teacher || (entry.cameBy === 'course' && t('teaching.entry.byCourse')),
    ],
    [t('teaching.entry.people'), writeAttendance(entry, t)],
    [t('teaching.entry.material'), writeMaterial(entry, log, l)],
    [t('teaching.entry.agreed'), entry.agreed],
  ] as const;
  return (
    <dl className="goal-note">
      {facts
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}

function Signature({ version: { writtenBy, writtenAt } }: { readonly version: Version }) {
  const { t, language } = useTexts();
  const when = formatInstant(writtenAt, language);
  return (
    <p className="quiet">
      {writtenBy === null
        ? t('teaching.entry.written', { when })
        : t('teaching.entry.writtenBy', { name: writtenBy, when })}
    </p>
  );
}

function WithdrawTeaching({ log, entry }: Props) {
  const { t, language } = useTexts();
  const withdraw = useTeachingChange(log.organisation, client.withdrawTeaching, () => undefined);
  return (
    <details className="goal-more">
      <summary>
        {t('teaching.entry.withdraw')} <span className="unseen">{formatDay(entry.day, language)}</span>
      </summary>
      <Paragraph>{t('teaching.entry.withdrawHelp')}</Paragraph>
      {withdraw.isError && <Problem error={withdraw.error} />}
      <Button
        variant="secondary"
        data-size="sm"
        loading={withdraw.isPending}
        onClick={() =>
          withdraw.mutate({ organisation: log.organisation, entryId: entry.id, version: entry.version })
        }
      >
        {t('teaching.entry.confirmWithdraw')}
      </Button>
    </details>
  );
}
