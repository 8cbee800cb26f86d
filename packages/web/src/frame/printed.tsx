import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useOpenForPrint } from './use-open-for-print.ts';

interface Props {
  readonly className: string;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/** Pictures that are printed with their tables, and with the address that shows the same again. */
export function Printed({ className, isBusy = false, children }: Props) {
  const place = useOpenForPrint('details');
  const { pathname, search } = useLocation();
  return (
    <div ref={place} className={`${className} with-tables`} aria-busy={isBusy}>
      {children}
      <p className="print-only source">{`${window.location.origin}${pathname}${search}`}</p>
    </div>
  );
}
