import type { ReactNode } from 'react';

/** A table that may be wider than the screen scrolls in its own box, which the keyboard can reach. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would be one landmark too many
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever uses the keyboard must be able to scroll
    <div className="wide-table" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
