import { loadContent } from '@smalspor/content/loading';
import type { Language } from '@smalspor/domain/texts';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type ExportFormat, exportCourse } from './export-course.ts';
import { lessonHtml } from './lesson-html.ts';

const content = loadContent();
const courseId = 'rak-1-respiratory';
const course = content.courses.find(({ id }) => id === courseId);

function unpack(format: ExportFormat, language: Language = 'nb'): Readonly<Record<string, string>> {
  const files = unzipSync(exportCourse({ content }, { courseId, format, language }));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** @throws what is not well-formed */
function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' } as unknown as Element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0] as Element;
}

const names = ({ children }: Element): string[] => children.map(({ name }) => name);
const find = (element: Element, ...path: string[]): Element =>
  path.reduce((at, name) => at.children.find((child) => child.name === name) as Element, element);

describe('a SCORM 1.2 package', () => {
  const files = unpack('scorm');
  const manifest = parseXml(files['imsmanifest.xml'] ?? '');

  it('has a manifest whose parts stand in the order of the schema, with one learning object', () => {
    expect(manifest.attributes).toMatchObject({
      xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
      'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
    });
    expect(names(manifest)).toEqual(['metadata', 'organizations', 'resources']);
    expect(find(manifest, 'metadata', 'schemaversion').text).toBe('1.2');
    const organizations = find(manifest, 'organizations');
    const organization = find(organizations, 'organization');
    expect(organizations.attributes.default).toBe(organization.attributes.identifier);
    const item = find(organization, 'item');
    expect(names(item)).toEqual(['title', 'adlcp:masteryscore']);
    expect(find(item, 'adlcp:masteryscore').text).toBe(String(course?.passMark));
    const resource = find(manifest, 'resources', 'resource');
    expect(item.attributes.identifierref).toBe(resource.attributes.identifier);
    expect(resource.attributes).toMatchObject({
      type: 'webcontent',
      'adlcp:scormtype': 'sco',
      href: 'index.html',
    });
  });

  it('holds the files that the manifest lists, and no others', () => {
    const listed = find(manifest, 'resources', 'resource').children.map(({ attributes }) => attributes.href);
    expect([...listed, 'imsmanifest.xml'].sort()).toEqual(Object.keys(files).sort());
  });

  it('holds the same texts as the page, and nothing from elsewhere', () => {
    const html = files['index.html'] ?? '';
    const words = course?.words.get('nb');
    for (const { question } of [...(words?.cases ?? []), ...(words?.questions ?? [])]) {
      expect(html).toContain(question.replaceAll('"', '&quot;').replaceAll("'", '&#39;'));
    }
    expect(html.match(/class="part"/g)).toHaveLength((course?.lessons.length ?? 0) + 2);
    expect(html).not.toMatch(/\[@|undefined|(?:src|href)="http:|<script src="http/);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is in the language that is wanted, with the pictures of that language', () => {
    const html = unpack('scorm', 'en')['index.html'] ?? '';
    expect(html).toMatch(/<html[^>]* lang="en/);
    const pictures = [...html.matchAll(/src="data:image\/svg\+xml,([^"]+)"/g)].map(([, svg = '']) =>
      decodeURIComponent(svg),
    );
    expect(pictures.map((svg) => /<title>(.*)<\/title>/.exec(svg)?.[1])).toEqual([
      'Days until nine out of ten children are well',
      'Otitis media in children',
    ]);
  });

  it('is the same bytes each time', () => {
    const again = () => exportCourse({ content }, { courseId, format: 'scorm', language: 'nb' });
    expect(Buffer.from(again()).equals(Buffer.from(again()))).toBe(true);
  });
});

describe('a cmi5 package', () => {
  it('describes a course with one unit that is passed at the pass mark', () => {
    const files = unpack('cmi5');
    expect(Object.keys(files)).not.toContain('imsmanifest.xml');
    const structure = parseXml(files['cmi5.xml'] ?? '');
    expect(structure.attributes.xmlns).toBe('https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd');
    expect(names(structure)).toEqual(['course', 'au']);
    expect(names(find(structure, 'course'))).toEqual(['title', 'description']);
    const unit = find(structure, 'au');
    expect(names(unit)).toEqual(['title', 'description', 'url']);
    expect(unit.attributes).toMatchObject({ moveOn: 'Passed', masteryScore: '0.80' });
    expect(unit.attributes.id).not.toBe(find(structure, 'course').attributes.id);
    expect(find(unit, 'title', 'langstring').attributes.lang).toBe('nb-NO');
    expect(files[find(unit, 'url').text]).toContain('<!doctype html>');
  });
});

describe('an export', () => {
  it('of a course that does not exist, or not in the language, is refused', () => {
    const courses = content.courses.map((each) => ({ ...each, words: new Map([...each.words].slice(0, 1)) }));
    const attempt = (id: string, language: 'nb' | 'en') => () =>
      exportCourse({ content: { ...content, courses } }, { courseId: id, format: 'scorm', language });
    expect(attempt('nowhere', 'nb')).toThrow('no such course');
    expect(attempt(courseId, 'en')).toThrow('Choose nb');
  });

  it('writes every character of a text as it is meant', () => {
    const frame = {
      sourceId: (number: number) => `s${number}`,
      sourceLabel: () => 'Kilde «1»',
      leftOut: (title: string) => title,
    };
    const text = (words: string) => ({ kind: 'text', text: words }) as const;
    expect(
      lessonHtml([{ kind: 'paragraph', children: [text('<b>&"\''), { kind: 'source', number: 1 }] }], frame),
    ).toBe('<p>&lt;b&gt;&amp;&quot;&#39;<a class="source" href="#s1" aria-label="Kilde «1»">1</a></p>');
    const picture = { kind: 'picture', svg: "<svg a='1'/>", text: 'An "ear"' } as const;
    expect(lessonHtml([{ kind: 'paragraph', children: [picture] }], frame)).toBe(
      '<figure><img src="data:image/svg+xml,%3Csvg%20a%3D%271%27%2F%3E" alt="An &quot;ear&quot;"></figure>',
    );
  });
});
