/** How institutions are followed up; a site decides it in its own `institution-follow-up.yaml`. */
export interface FollowUpSettings {
  /** Per cent of the institutions that a programme aims at: at least `low`, at most `high`. */
  readonly coverage: { readonly low: number; readonly high: number };
  /** Months that an institution's data may end before the last month that anybody has delivered. */
  readonly monthsBehind: number;
  /** Days between two reminders to the same institution. */
  readonly reminderDays: number;
  /** Whether the house reminds by itself those that take part. */
  readonly remindsByItself: boolean;
}
