/** What keeps one home's figure from being reckoned out of others'. */
export interface InstitutionDisclosureSettings {
  /** Homes that a figure must hold besides the reader's own. */
  readonly others: number;
  /**
   * How far off, as a share of the figure itself, the best guess at any home's figure must remain for a reader who knows the
   * whole and the own part (the p % rule). Judged by the two largest parts: the second largest home could guess best.
   */
  readonly margin: number;
}

export const DEFAULT_INSTITUTION_DISCLOSURE: InstitutionDisclosureSettings = { others: 5, margin: 0.1 };

/** @throws RangeError for settings that would protect nobody */
export function checkInstitutionDisclosure({ others, margin }: InstitutionDisclosureSettings): void {
  if (!Number.isInteger(others) || others < 3) {
    throw new RangeError(`A figure must hold at least 3 homes besides the reader’s, not ${others}`);
  }
  if (!(margin > 0 && margin < 1)) throw new RangeError(`The margin lies between 0 and 1, not at ${margin}`);
}
