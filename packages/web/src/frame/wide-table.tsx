import type { ReactNode } from 'react';

/** A table that may be wider than the screen scrolls in its own box, which the keyboard can reach. */
export function WideTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever uses the keyboard must be able to scroll
    <section className="wide-table" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
