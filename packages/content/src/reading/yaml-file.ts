import type { Static, TSchema } from 'typebox';
import { Settings } from 'typebox/system';
import { Value } from 'typebox/value';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { ContentFile } from './content-files.ts';
import type { Report } from './content-problem.ts';

export type Path = readonly (string | number)[];

/** A YAML file of the right shape, and the lines that its parts stand on. */
export interface YamlFile<T> {
  readonly path: string;
  readonly value: T;
  /** The line of a part; of the nearest part around it when it is missing. */
  lineOf(part: Path): number;
}

/** Reads a YAML file and checks its shape. Reports every fault, and gives `null` when there is any. */
export function readYaml<S extends TSchema>(
  file: ContentFile,
  schema: S,
  report: Report,
): YamlFile<Static<S>> | null {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults) report(file.path, lines.linePos(fault.pos[0]).line, fault.message);
  if (faults.length > 0) return null;

  const lineOf = (part: Path) => lineOfPart(document, lines, part);
  const value: unknown = document.toJS();
  const yaml = { path: file.path, value, lineOf };
  return hasShape(yaml, [], schema, value, report) ? { ...yaml, value: value as Static<S> } : null;
}

/** Whether one part of a file has the shape; reports every way in which it has not. */
export function hasShape<S extends TSchema>(
  yaml: YamlFile<unknown>,
  part: Path,
  schema: S,
  value: unknown,
  report: Report,
): value is Static<S> {
  const errors = shapeErrors(schema, value);
  for (const { place, fault } of errors) {
    const whole = [...part, ...place];
    report(yaml.path, yaml.lineOf(whole), `${whole.join('.') || 'the file'} ${fault}`);
  }
  return errors.length === 0;
}

/** The library keeps eight errors unless told otherwise; all of them are wanted here. */
function shapeErrors(schema: TSchema, value: unknown): readonly { place: Path; fault: string }[] {
  if (Value.Check(schema, value)) return [];
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: 10_000 });
  try {
    // A key too many is told twice: by its own place, which is kept, and by the mapping around it.
    return Value.Errors(schema, value)
      .filter((error) => error.keyword !== 'additionalProperties')
      .map((error) => ({
        place: partsOf(error.instancePath),
        fault: error.keyword === 'boolean' ? 'is not known here' : faultOf(error),
      }));
  } finally {
    Settings.Set({ maxErrors });
  }
}

function faultOf(error: { keyword: string; message: string; params: object }): string {
  if (error.keyword === 'required' && 'requiredProperties' in error.params) {
    return `lacks ${(error.params.requiredProperties as string[]).join(', ')}`;
  }
  if (error.keyword === 'enum' && 'allowedValues' in error.params) {
    return `must be one of ${(error.params.allowedValues as unknown[]).join(', ')}`;
  }
  if (error.keyword === 'pattern') return 'is empty or not written as it should be';
  return error.message;
}

function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function lineOfPart(document: Document, lines: LineCounter, part: Path): number {
  for (let length = part.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(part.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
