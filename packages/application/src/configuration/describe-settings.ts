import { KEY_VARIABLES } from './keys.ts';
import { CLIENT_KEY_VARIABLE } from './log-in-settings.ts';
import { describeSchema } from './parse-setting.ts';
import { listSettings, type NamedSetting } from './setting.ts';
import { SETTINGS } from './settings.ts';

/** The page about the configuration, as it stands in `docs/operations/configuration.md`. */
export function describeSettings(): string {
  const groups = Map.groupBy(listSettings(SETTINGS), ({ group }) => group);
  return [
    '# Configuration',
    '',
    'This page is made from `packages/application/src/configuration/settings.ts`; change it there.',
    '',
    'Every setting can be given as an environment variable or in `config.json` in the home directory, as a group with',
    'names: `{"server": {"port": 8080}}`. The environment goes first, then the file, then the default. All faults are',
    'listed together, and a name that does not exist is a fault. Lists are written with commas in a variable, and lists',
    'of groups as JSON; an empty variable means «nothing» where that is allowed.',
    '',
    ...[...groups].flatMap(([group, settings]) => [
      `## ${group}`,
      '',
      '| Setting | Variable | Value | Default | Meaning |',
      '|---|---|---|---|---|',
      ...settings.map(describeSetting),
      '',
    ]),
    '## Keys',
    '',
    'Keys are never written in `config.json`. Where Smalspor runs its own database, the first start makes them in',
    '`keys.json` in the home, which only its owner may read; in a home that holds data a missing `keys.json` is refused, and must',
    'be restored from its backup. Keep a copy of it apart from the data: without the patient',
    'keys a later delivery cannot be joined with an earlier one. An installation with `DATABASE_URL` brings its own.',
    '',
    '| Variable | What it holds |',
    '|---|---|',
    `| \`${KEY_VARIABLES.patients}\` | The ring that makes pseudonyms of patients: \`id:base64\` for each key, with commas, oldest first. |`,
    `| \`${KEY_VARIABLES.quarantine}\` | The ring that seals the quarantine, written in the same way. |`,
    `| \`${CLIENT_KEY_VARIABLE}\` | The private key for the log-in service, a JSON Web Key in base64. Each of \`logIn.providers\` names its own variable. |`,
    '',
    'A key is 32 random bytes: `openssl rand -base64 32`. To rotate, add a new key at the end of its ring. A patient key',
    'stays in the ring for as long as data that was made with it is kept; a quarantine key may go with its last quarantine.',
    '',
  ].join('\n');
}

function describeSetting(one: NamedSetting): string {
  const meaning = one.unit === null ? one.description : `${one.description} Unit: ${one.unit}.`;
  const where = one.secret ? `\`${one.path}\` (variable only)` : `\`${one.path}\``;
  return `| ${where} | \`${one.variable}\` | ${describeSchema(one.schema)} | ${writeDefault(one.default)} | ${meaning} |`;
}

function writeDefault(value: unknown): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((one) => `\`${one}\``).join(', ');
  return `\`${value}\``;
}
