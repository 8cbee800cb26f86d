export * from './build-certificate.ts';
export * from './certificate-model.ts';
export { hoursIn } from './format-hours.ts';
export * from './is-mended.ts';
export * from './same-course.ts';
export * from './verification-code.ts';
