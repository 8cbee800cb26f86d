import type { CountMeasure } from '@smalspor/domain/indicators';

/**
 * What a dispensing line is counted as: the first line of a prescription, a dispensing, a dose, or the first line of a
 * prescription whose DDD is known (what a mean dose is divided by).
 */
export type LineEvent = 'prescription' | 'dispensing' | 'dose' | 'dosedPrescription';

/** One of the sets of medicines that are added, or taken away. */
export interface WeightedSet {
  readonly set: string;
  readonly weight: 1 | -1;
}

/**
 * One distinct question to a line, «does it count here?», shared by all indicators that ask it. It is one bit of the
 * line's mask.
 */
export interface LineMeasure {
  readonly bit: number;
  readonly event: LineEvent;
  readonly medicines: readonly WeightedSet[];
  readonly diagnoses: string | null;
  readonly withDiagnosis: boolean;
  readonly ages: readonly [from: number, to: number] | null;
  readonly sex: 'female' | 'male' | null;
  readonly patients: 'list' | 'others' | null;
}

/** Everything that a line is asked except its medicines: measures that agree in it can share one bit. */
export function askedBesidesMedicines(
  measure: CountMeasure,
  event: LineEvent,
): Omit<LineMeasure, 'bit' | 'medicines'> {
  return {
    event,
    diagnoses: measure.diagnoses ?? null,
    withDiagnosis: measure.withDiagnosis ?? false,
    ages: measure.ages ?? null,
    sex: measure.sex ?? null,
    patients: measure.patients ?? null,
  };
}
