export { describeSettings } from './describe-settings.ts';
export { type KeyKind, type KeyRing, type Keys, rotateKey, type Secret } from './keys.ts';
export {
  type Configuration,
  type Environment,
  type LoadedConfiguration,
  loadConfiguration,
} from './load-configuration.ts';
export { configuredRolesOf, type LogInSettings } from './log-in-settings.ts';
