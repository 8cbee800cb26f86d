import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A node of the tag tree: what a screen reader meets. */
export interface Tag {
  readonly role: string;
  readonly alt: string | null;
  readonly children: readonly Tag[];
}

export interface ReadPdf {
  readonly pages: number;
  readonly language: string | null;
  readonly title: string | null;
  readonly created: string | null;
  /** Whether the file says that it is tagged. */
  readonly isMarked: boolean;
  readonly declaresUa: boolean;
  /** The words of each page, in the order of the file. */
  readonly texts: readonly string[];
  readonly tags: readonly Tag[];
}

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly (StructNode | { readonly type: string })[];
}

/** Reads a report back as another program would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const { info, metadata } = await document.getMetadata();
  const fields = info as Readonly<Record<string, unknown>>;
  const texts: string[] = [];
  const tags: Tag[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    const tree = (await page.getStructTree()) as StructNode | null;
    if (tree) tags.push(...tagsOf(tree.children ?? []));
  }
  const read = {
    pages: document.numPages,
    language: stringOf(fields.Language),
    title: stringOf(fields.Title),
    created: stringOf(fields.CreationDate),
    isMarked: (await document.getMarkInfo())?.Marked === true,
    declaresUa: String(metadata?.get('pdfuaid:part') ?? '') === '1' || latin(bytes).includes('pdfuaid:part'),
    texts,
    tags,
  };
  await loading.destroy();
  return read;
}

function tagsOf(nodes: NonNullable<StructNode['children']>): Tag[] {
  return nodes.flatMap((node) =>
    'role' in node && node.role
      ? [{ role: node.role, alt: node.alt ?? null, children: tagsOf(node.children ?? []) }]
      : [],
  );
}

/** All tags of a role, wherever they stand. */
export function tagsWithRole(tags: readonly Tag[], role: string): Tag[] {
  return tags.flatMap((tag) => [...(tag.role === role ? [tag] : []), ...tagsWithRole(tag.children, role)]);
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
