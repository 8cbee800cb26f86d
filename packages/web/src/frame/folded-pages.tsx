import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { matchPath, NavLink, useLocation } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import type { MenuGroup } from './menu-pages.ts';
import { useNarrowScreen } from './use-narrow-screen.ts';

/**
 * A group of the menu: a button that shows its pages, closed by Escape, by a click or Tab elsewhere, and by the choice of a
 * page. On a narrow screen, where the whole menu folds already, a heading over its pages.
 */
export function FoldedPages({ group }: { readonly group: MenuGroup }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const isNarrow = useNarrowScreen();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const name = t(`nav.group.${group.id}`);
  const holdsPage = group.pages.some(({ to, end }) => matchPath({ path: to, end: end ?? false }, pathname));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the group
  useEffect(() => setOpen(false), [pathname]);

  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const closeElsewhere = ({ target }: PointerEvent): void => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeElsewhere);
    return () => document.removeEventListener('pointerdown', closeElsewhere);
  }, [isOpen]);

  // A click on a link takes focus nowhere in some browsers: closing then would take the link away from under the click.
  const leaveByKey = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>): void => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const closeByKey = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for what its button and links are used for
    <div ref={box} className="menu-group" onBlur={leaveByKey} onKeyDown={closeByKey}>
      {isNarrow ? (
        <p id={`${id}-name`} className="menu-heading">
          {name}
        </p>
      ) : (
        <button
          ref={button}
          id={`${id}-name`}
          type="button"
          className="menu-group-button"
          data-current={holdsPage}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {name}
        </button>
      )}
      <ul id={id} aria-labelledby={`${id}-name`} hidden={!isNarrow && !isOpen}>
        {group.pages.map(({ to, text, shortText, end = false }) => (
          <li key={to}>
            <NavLink to={to} end={end}>
              {t(shortText ?? text)}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
