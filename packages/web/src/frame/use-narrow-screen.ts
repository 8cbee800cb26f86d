import { useSyncExternalStore } from 'react';

/** The width at which the style sheet folds the menu behind its button. */
const NARROW = '(max-width: 62rem)';

/** Whether the menu is folded behind its button, followed as the window changes. */
export function useNarrowScreen(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(NARROW).matches);
}

function follow(changed: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
