import { Field, Label, Paragraph, Textarea } from '@digdir/designsystemet-react';
import { holdsElevenDigits, LONGEST_NOTE } from '@smalspor/domain/visits';
import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import type { AnswerProps } from './visit-item.tsx';

const PAUSE_MS = 300;

/** Own words about the place. With eleven digits in a row they are kept nowhere, neither on the device nor on the server. */
export function NoteAnswer({ item, describedBy, answer, write }: AnswerProps) {
  const { t, l } = useTexts();
  const id = useId();
  const stored = answer && 'note' in answer ? answer.note : '';
  const [text, setText] = useState(stored);
  const written = useRef({ text: stored, isDirty: false, write });
  written.current.write = write;

  // What another device has sent is shown, unless something is being written here.
  useEffect(() => {
    if (!written.current.isDirty) setText(stored);
  }, [stored]);

  const flush = useRef(() => {
    const { text: note, isDirty } = written.current;
    if (!isDirty || holdsElevenDigits(note)) return;
    written.current.isDirty = false;
    written.current.write(note.trim() === '' ? null : { note: note.trim() });
  });
  useEffect(() => {
    if (!written.current.isDirty) return;
    const timer = setTimeout(flush.current, PAUSE_MS);
    return () => clearTimeout(timer);
  });
  useEffect(() => () => flush.current(), []);

  const isRefused = holdsElevenDigits(text);
  const described = [`${id}-plain`, isRefused && `${id}-fault`, describedBy].filter(Boolean).join(' ');
  return (
    <Field>
      <Label htmlFor={id}>{l(item.text)}</Label>
      <Paragraph id={`${id}-plain`} data-size="sm">
        {t('visit.notePlain')}
      </Paragraph>
      <Textarea
        id={id}
        rows={4}
        maxLength={LONGEST_NOTE}
        value={text}
        aria-invalid={isRefused || undefined}
        aria-describedby={described}
        onChange={({ target }) => {
          written.current.text = target.value;
          written.current.isDirty = true;
          setText(target.value);
        }}
        onBlur={() => flush.current()}
      />
      {isRefused && (
        <p id={`${id}-fault`} className="choice-fault" role="alert">
          {t('visit.noteRefused')}
        </p>
      )}
    </Field>
  );
}
