import { LANGUAGES, type Localised, type Messages, placeholdersOf } from '@smalspor/domain/texts';
import Type from 'typebox';
import { type ContentFile, filesIn } from '../reading/content-files.ts';
import type { Report } from '../reading/content-problem.ts';
import { type Path, readYaml, type YamlFile } from '../reading/yaml-file.ts';

const FILE = Type.Record(Type.String(), Type.Unknown());
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Reads `content/messages`. The file `report.common.yaml` holds the namespace `report.common`; a key inside a key is joined
 * by a point. A message is a mapping with the languages as keys.
 */
export function readMessages(files: readonly ContentFile[], report: Report): Messages {
  const messages = new Map<string, Localised>();
  for (const file of filesIn(files, 'messages', '.yaml')) {
    const yaml = readYaml(file, FILE, report);
    const namespace = file.path.slice('messages/'.length, -'.yaml'.length);
    if (yaml) readGroup(yaml, yaml.value, [], namespace, messages, report);
  }
  return messages;
}

function readGroup(
  yaml: YamlFile<unknown>,
  group: object,
  path: Path,
  prefix: string,
  messages: Map<string, Localised>,
  report: Report,
): void {
  for (const [key, value] of Object.entries(group)) {
    const place = [...path, key];
    const id = `${prefix}.${key}`;
    const line = yaml.lineOf(place);
    if (!KEY.test(key))
      report(yaml.path, line, `${key} cannot be a key: use letters, digits, points and hyphens`);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report(yaml.path, line, `${id} must have the languages ${LANGUAGES.join(', ')}`);
    } else if (!LANGUAGES.some((language) => language in value)) {
      readGroup(yaml, value, place, id, messages, report);
    } else {
      const faults = faultsOf(value);
      for (const fault of faults) report(yaml.path, line, `${id} ${fault}`);
      if (messages.has(id)) report(yaml.path, line, `${id} stands twice`);
      if (faults.length === 0) messages.set(id, value as Localised);
    }
  }
}

function faultsOf(value: object): readonly string[] {
  const texts = new Map<string, unknown>(Object.entries(value));
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    const text = texts.get(language);
    if (text === undefined || text === null || text === '') faults.push(`has no text in ${language}`);
    else if (typeof text !== 'string') faults.push(`is no text in ${language}: put quotes around it`);
  }
  for (const key of texts.keys()) {
    if (!LANGUAGES.some((language) => language === key))
      faults.push(`has a text in the unknown language ${key}`);
  }
  if (faults.length > 0) return faults;
  const names = LANGUAGES.map((language) =>
    [...placeholdersOf(texts.get(language) as string)].sort().join(', '),
  );
  if (new Set(names).size > 1) {
    const listed = LANGUAGES.map((language, index) => `${language} {${names[index]}}`);
    faults.push(`asks for different values: ${listed.join(', ')}`);
  }
  return faults;
}
