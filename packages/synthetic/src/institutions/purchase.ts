import type { WardType } from '@smalspor/domain/institutions';
import type { UseGroup } from './formulary.ts';

export type Supply = 'stock' | 'multidose' | 'hospital-pharmacy';

/** An order line as it happened, before anybody writes it down. */
export interface Purchase {
  /** World day. */
  readonly day: number;
  readonly ward: WardType;
  readonly group: UseGroup;
  readonly product: number;
  /** Hundredths of a package; negative for a return. */
  readonly packages100: number;
  readonly supply: Supply;
  /** Bought whatever the programme did; otherwise only without it. */
  readonly kept: boolean;
}
