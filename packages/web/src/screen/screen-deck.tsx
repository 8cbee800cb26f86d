import type { Localised } from '@smalspor/domain/texts';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import type { Screen } from './screen.tsx';

const FORWARD = ['ArrowRight', 'ArrowDown', 'PageDown', ' '];
const BACKWARD = ['ArrowLeft', 'ArrowUp', 'PageUp'];

interface Props {
  readonly screens: readonly Screen[];
  /** Said on every screen of invented data. */
  readonly label: Localised | null;
  readonly back: string;
}

/** Screens for the wall of a meeting room, one at a time, turned by the arrow keys. */
export function ScreenDeck({ screens, label, back }: Props) {
  const { t, l, language } = useTexts();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const next = useRef<HTMLButtonElement>(null);
  const [index, setIndex] = useState(0);
  const last = screens.length - 1;
  const turn = (step: number) => setIndex((at) => Math.min(Math.max(at + step, 0), last));
  const leave = () => void navigate(back);

  useEffect(() => {
    const { current } = dialog;
    if (current && !current.open) current.showModal();
    next.current?.focus();
    return () => current?.close();
  }, []);

  const screen = screens[index];
  if (!screen) return null;
  return (
    <dialog
      ref={dialog}
      className="screen"
      aria-labelledby="screen-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onKeyDown={(event) => {
        const isOnButton = event.key === ' ' && event.target instanceof HTMLButtonElement;
        const step = FORWARD.includes(event.key) ? 1 : BACKWARD.includes(event.key) ? -1 : 0;
        if (step === 0 || isOnButton) return;
        event.preventDefault();
        turn(step);
      }}
    >
      <div className="screen-body" aria-live="polite">
        <h1 id="screen-title">{l(screen.title)}</h1>
        {screen.content(l, language)}
      </div>
      <div className="screen-foot">
        <span>{t('groupReport.page.screen', { number: index + 1, count: screens.length })}</span>
        {label && <strong>{l(label)}</strong>}
        <span className="screen-keys">{t('groupReport.page.keys')}</span>
        <span className="screen-buttons">
          <button type="button" onClick={() => turn(-1)} aria-disabled={index === 0}>
            {t('groupReport.page.previous')}
          </button>
          <button ref={next} type="button" onClick={() => turn(1)} aria-disabled={index === last}>
            {t('groupReport.page.following')}
          </button>
          <button type="button" onClick={leave}>
            {t('groupReport.page.close')}
          </button>
        </span>
      </div>
    </dialog>
  );
}
