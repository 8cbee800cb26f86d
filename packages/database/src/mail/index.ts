export * from './mail-queries.ts';
export { MAIL_STATES, type MailGaps, type MailState } from './tables.ts';
