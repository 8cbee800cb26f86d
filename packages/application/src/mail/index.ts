export { listTroubledMail, type MailLine, retryDeadMail } from './look-after-mail.ts';
