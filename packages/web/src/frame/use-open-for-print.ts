import { type RefObject, useEffect, useRef } from 'react';

/**
 * Paper cannot be unfolded: opens every fold while the page is printed, and folds again what was folded.
 * @param folds which they are
 */
export function useOpenForPrint(folds = 'details.fold'): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = (): void => {
      opened = [...(place.current?.querySelectorAll<HTMLDetailsElement>(folds) ?? [])].filter(
        (fold) => !fold.open,
      );
      for (const fold of opened) fold.open = true;
    };
    const close = (): void => {
      for (const fold of opened) fold.open = false;
    };
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', close);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', close);
    };
  }, [folds]);
  return place;
}
