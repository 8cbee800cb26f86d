export * from './actors.ts';
export * from './delivered-folder.ts';
export * from './prepared-homes.ts';
export { codeFor, receiveLettersAt } from './receive-letters.ts';
export * from './strict-logging.ts';
export * from './test-home.ts';
