/** What a site may set about disclosure; stricter is always allowed. */
export interface DisclosureSettings {
  /** The smallest number of prescriptions, patients, or prescribers in an area, that is shown of others. */
  readonly k: number;
  /** Members with own figures that a group must have in every month before its aggregate is shown to a member. */
  readonly minGroupMembers: number;
  /** A figure of which one prescriber holds this share or more is not shown. */
  readonly dominance: number;
  /**
   * DDD that stand for one patient's course: a sum of DDD counts as small below `k` times this. A common course is
   * seven to ten DDD, so that a sum above the limit cannot well be one patient's.
   */
  readonly dddOfCourse: number;
}

export const DEFAULT_DISCLOSURE: DisclosureSettings = {
  k: 5,
  minGroupMembers: 4,
  dominance: 0.85,
  dddOfCourse: 10,
};

/** @throws RangeError for settings that would protect nobody. */
export function checkDisclosureSettings(settings: DisclosureSettings): void {
  const { k, minGroupMembers, dominance, dddOfCourse } = settings;
  if (!Number.isInteger(k) || k < 3) throw new RangeError(`k must be a whole number of at least 3, not ${k}`);
  if (!Number.isInteger(minGroupMembers) || minGroupMembers < 4) {
    throw new RangeError(`A group needs at least four reporting members, not ${minGroupMembers}`);
  }
  if (!(dominance > 0.5 && dominance < 1)) {
    throw new RangeError(`The limit of dominance lies between 0.5 and 1, not at ${dominance}`);
  }
  if (!(dddOfCourse >= 1)) throw new RangeError(`A course has at least one DDD, not ${dddOfCourse}`);
}
