import { Tag } from '@digdir/designsystemet-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type PackageMessage, readPackageMessage } from './package-message.ts';
import type { PackageBlock } from './package-players.tsx';
import { usePackage } from './use-course.ts';
import type { CourseParts } from './with-course.tsx';

/** A player that has said nothing after so many milliseconds is not coming. */
const READY_WITHIN_MS = 15_000;
const HEIGHT = 320;

interface Props extends CourseParts {
  readonly lessonId: string;
  readonly block: PackageBlock;
}

/**
 * An exercise from a package. Its scripts run in a document without origin, that can reach neither the page nor the session; all
 * that comes out of it are a few messages.
 */
export function LessonPackage({ course, progress, lessonId, block }: Props) {
  const { t } = useTexts();
  const after = useId();
  const end = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting');
  const [height, setHeight] = useState(HEIGHT);
  const { mutate: keep, error } = usePackage(course, lessonId, block.id);
  const done = progress.packages.find(({ lesson, id }) => lesson === lessonId && id === block.id);

  const hear = useCallback(
    (message: PackageMessage): void => {
      if (message.kind === 'size') setHeight(message.height);
      else if (message.kind === 'leave') end.current?.focus();
      else if (message.kind === 'done') keep(message.points);
      else setState(message.kind);
    },
    [keep],
  );
  const frame = usePackageMessages(hear);
  useEffect(() => {
    const timer = setTimeout(() => setState((now) => (now === 'waiting' ? 'failed' : now)), READY_WITHIN_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <section className="lesson-package no-print" aria-label={t('course.exercise', { title: block.title })}>
      <p className="lesson-package-title">
        <strong>{block.title}</strong>{' '}
        <a href={`#${after}`} onClick={() => end.current?.focus()}>
          {t('course.exerciseSkip')}
        </a>
      </p>
      {state === 'failed' ? (
        <p role="status">{t('course.exerciseFailed')}</p>
      ) : (
        <iframe
          ref={frame}
          title={block.title}
          src={`/h5p/packages/${block.digest}`}
          sandbox="allow-scripts allow-forms"
          height={height}
        />
      )}
      <p id={after} ref={end} tabIndex={-1} className="quiet">
        {done ? (
          <>
            <Tag data-size="sm" data-color="success">
              {t('course.exerciseDone')}
            </Tag>{' '}
            {done.points && t('course.exercisePoints', { got: done.points.got, most: done.points.most })}
          </>
        ) : (
          t('course.exerciseHelp')
        )}
      </p>
      {error !== null && <Problem error={error} />}
    </section>
  );
}

/** Hears what the frame says, and nobody else: its document has no origin, so it is known by its window. */
function usePackageMessages(hear: (message: PackageMessage) => void) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const onMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
      if (source === null || source !== frame.current?.contentWindow || origin !== 'null') return;
      const message = readPackageMessage(data);
      if (message) hear(message);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [hear]);
  return frame;
}
