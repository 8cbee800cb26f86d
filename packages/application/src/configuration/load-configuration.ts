import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import { KEY_VARIABLES, type Keys, readKeys } from './keys.ts';
import { keyVariablesOf, type LogInSettings, readLogIn } from './log-in-settings.ts';
import { describeSchema, fits, parseText } from './parse-setting.ts';
import { listSettings, type NamedSetting } from './setting.ts';
import { SETTINGS, type SettingValues } from './settings.ts';

/** What the installation is set to. `logIn` is `null` where the demo's own log-in runs, else its services, one or more. */
export type Configuration = Omit<SettingValues, 'logIn' | 'server'> & {
  readonly server: Omit<SettingValues['server'], 'publicUrl'> & { readonly publicUrl: string };
  readonly logIn: readonly LogInSettings[] | null;
  readonly dataManagers: readonly string[];
  readonly programmeAdmins: readonly string[];
  /** Whether people without an HPR number and without another role are let in, to take part in programmes. */
  readonly admitsParticipants: boolean;
};

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  readonly keys: Keys;
}

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of this name that are read elsewhere. */
const OTHER_VARIABLES = ['SMALSPOR_HOME', ...Object.values(KEY_VARIABLES)];

/**
 * Reads the environment, then `config.json` in the home, then the defaults. Keys come from the environment or, where
 * Smalspor runs its own database, from `keys.json` in the home, which the first start makes.
 *
 * @throws Refusal `configuration-invalid` with every fault that was found, never with a value
 */
export async function loadConfiguration(
  home: string,
  environment: Environment = process.env,
): Promise<LoadedConfiguration> {
  await mkdir(home, { recursive: true });
  const problems: string[] = [];
  const file = await readConfigFile(home, problems);
  const values = readValues(environment, file, problems);
  problems.push(...findUnknownVariables(environment, keyVariablesOf(values.logIn)));
  const logIn = readLogIn(values.logIn, environment);
  if (isProblems(logIn)) problems.push(...logIn);
  const keys = await readKeys({ home, environment, mayGenerate: values.database.url === null });
  if (isProblems(keys)) problems.push(...keys);
  if (problems.length > 0 || isProblems(logIn) || isProblems(keys)) {
    throw new Refusal(
      'configuration-invalid',
      `The configuration has ${problems.length === 1 ? 'a fault' : `${problems.length} faults`}:\n${problems.map((one) => `- ${one}`).join('\n')}`,
    );
  }
  const { server, logIn: logInValues, ...others } = values;
  return {
    configuration: {
      ...others,
      server: { ...server, publicUrl: server.publicUrl ?? `http://localhost:${server.port}` },
      logIn: logIn === null ? null : logIn.services,
      dataManagers: logInValues.dataManagers,
      programmeAdmins: logInValues.programmeAdmins,
      admitsParticipants: logInValues.admitsParticipants,
    },
    keys,
  };
}

function isProblems(outcome: unknown): outcome is readonly string[] {
  return Array.isArray(outcome);
}

type ConfigFile = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function readConfigFile(home: string, problems: string[]): Promise<ConfigFile> {
  const path = join(home, 'config.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    problems.push(`${path} cannot be read.`);
    return {};
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    problems.push(`${path} is not JSON.`);
    return {};
  }
  if (!isObject(parsed)) {
    problems.push(`${path} must hold groups of settings, such as {"server": {"port": 3000}}.`);
    return {};
  }
  return readGroups(parsed, problems);
}

/** The groups that are groups; whatever is wrong with one, the others are read. */
function readGroups(parsed: Readonly<Record<string, unknown>>, problems: string[]): ConfigFile {
  const settings = listSettings(SETTINGS);
  const known = new Map(settings.map((one) => [one.path, one]));
  const groups: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [group, given] of Object.entries(parsed)) {
    if (!settings.some((one) => one.group === group)) {
      problems.push(`config.json: there is no group of settings ${group}.`);
    } else if (!isObject(given)) {
      problems.push(`config.json: ${group} must be a group of settings, such as {"server": {"port": 3000}}.`);
    } else {
      groups[group] = given;
      problems.push(...findUnknownSettings(group, given, known));
    }
  }
  return groups;
}

function findUnknownSettings(
  group: string,
  given: Readonly<Record<string, unknown>>,
  known: ReadonlyMap<string, NamedSetting>,
): readonly string[] {
  return Object.keys(given).flatMap((name) => {
    const one = known.get(`${group}.${name}`);
    if (one === undefined) return [`config.json: there is no setting ${group}.${name}.`];
    return one.secret ? [`config.json: ${one.path} is a secret: set ${one.variable} instead.`] : [];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A misspelt variable would be ignored in silence, so any that begins as ours and is not is a fault. */
function findUnknownVariables(environment: Environment, named: readonly string[]): readonly string[] {
  const settings = listSettings(SETTINGS).map(({ variable }) => variable);
  const known = new Set([...settings, ...OTHER_VARIABLES, ...named]);
  return Object.keys(environment)
    .filter((name) => name.startsWith('SMALSPOR_') && !known.has(name))
    .sort()
    .map((name) => `There is no setting ${name}.`);
}

function readValues(environment: Environment, file: ConfigFile, problems: string[]): SettingValues {
  const values: Record<string, Record<string, unknown>> = {};
  for (const one of listSettings(SETTINGS)) {
    const group = values[one.group] ?? {};
    values[one.group] = group;
    group[one.name] = readValue(one, environment, file, problems);
  }
  return values as unknown as SettingValues;
}

function readValue(
  one: NamedSetting,
  environment: Environment,
  file: ConfigFile,
  problems: string[],
): unknown {
  const text = environment[one.variable];
  if (text !== undefined) {
    const value = parseText(one, text);
    if (value !== undefined) return value;
    problems.push(`${one.variable} must be ${describeSchema(one.schema)}.`);
    return one.default;
  }
  const given = file[one.group]?.[one.name];
  if (given === undefined || one.secret) return one.default;
  if (fits(one.schema, given)) return given;
  problems.push(`config.json: ${one.path} must be ${describeSchema(one.schema)}.`);
  return one.default;
}
