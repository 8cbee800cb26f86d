/**
 * Why an issued certificate is withdrawn: it names the wrong holder, tells wrong parts or hours, counts by wrong rules, or
 * should not have been written at all. Each has its words in `content/messages/certificate.yaml`.
 */
export const WITHDRAWAL_REASONS = [
  'wrong-holder',
  'wrong-hours',
  'wrong-rules',
  'issued-by-mistake',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];
