/** How many of those who take part must have done something. Of nobody, nothing is ever reached. */
export type Quorum = 'one' | 'half' | 'all';

/**
 * What must be so before a phase begins or a round ends. The months of `monthsSince` are counted from the day of
 * enrolment (`enrolment`) or from the day that a phase began (its id).
 */
export type Condition =
  | { readonly participants: number }
  | { readonly reportIssued: string; readonly to: Quorum }
  | { readonly moduleCompleted: string; readonly by: Quorum }
  | { readonly meetingHeld: string }
  | { readonly worksheetHandedIn: string; readonly by: Quorum }
  | { readonly monthsSince: string; readonly months: number };
