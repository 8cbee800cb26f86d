import { Details } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';

/** A part of the report that opens under its name. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Details className="fold">
      <Details.Summary>
        <h2>{title}</h2>
      </Details.Summary>
      <Details.Content>{children}</Details.Content>
    </Details>
  );
}
