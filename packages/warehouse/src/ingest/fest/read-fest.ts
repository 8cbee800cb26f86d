import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ImportRefusal } from '../import-refusal.ts';

/** FEST's own message (M30) and the catalogue entries inside it, version 2.5 of 2014-12-01. */
const FEST_MESSAGE_NAMESPACE = 'http://www.kith.no/xmlstds/eresept/m30/2014-12-01';
const FEST_CATALOGUE_NAMESPACE = 'http://www.kith.no/xmlstds/eresept/forskrivning/2014-12-01';

export interface FestAmount {
  readonly value: number;
  readonly unit: string;
}

/** `Legemiddelpakning`: what is sold under one product number. */
export interface FestPackage {
  readonly line: number;
  readonly productNumber: string;
  readonly atc: string;
  /** Name of the ATC code, in Norwegian. */
  readonly atcName: string;
  readonly name: string;
  readonly form: string | null;
  /** One for each part of the package. */
  readonly contents: readonly FestContent[];
}

/** `Pakningsinfo`. */
export interface FestContent {
  readonly brand: string;
  /** How much is in the package in all, in `unit`: tablets (`stk`), millilitres … */
  readonly amount: number | null;
  readonly unit: string;
  readonly ddd: FestAmount | null;
  readonly statisticsFactor: number | null;
}

/** `LegemiddelMerkevare`: a brand in one form and strength. */
export interface FestBrand {
  readonly routes: readonly string[];
  /** References to substances with strength, in their order. */
  readonly strengths: readonly string[];
}

/** `VirkestoffMedStyrke`. */
export interface FestStrength {
  readonly strength: FestAmount;
  readonly per: FestAmount | null;
  readonly substance: string;
}

export interface Fest {
  /** `HentetDato`: when the extract was made, as it is written. */
  readonly fetchedOn: string;
  readonly packages: readonly FestPackage[];
  readonly brands: ReadonlyMap<string, FestBrand>;
  readonly strengths: ReadonlyMap<string, FestStrength>;
  /** Names of substances by reference. */
  readonly substances: ReadonlyMap<string, string>;
}

/** Elements of a catalogue entry, by local name: the text, the attributes and the elements inside. */
interface Node {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const ENTRIES = ['Legemiddelpakning', 'LegemiddelMerkevare', 'VirkestoffMedStyrke', 'Virkestoff'] as const;
type Entry = (typeof ENTRIES)[number];

/**
 * Reads M30 in portions of text: entry by entry, so that only what is needed stays in memory. Elements that are not known
 * are passed over; withdrawn entries are left out.
 *
 * @throws ImportRefusal when it is no FEST, of another version, or broken XML.
 */
export async function readFest(portions: AsyncIterable<string>, file: string): Promise<Fest> {
  const packages: FestPackage[] = [];
  const brands = new Map<string, FestBrand>();
  const strengths = new Map<string, FestStrength>();
  const substances = new Map<string, string>();
  let fetchedOn = '';
  const keep: Readonly<Record<Entry, (node: Node) => void>> = {
    Legemiddelpakning: (node) => packages.push(packageOf(node)),
    LegemiddelMerkevare: (node) => brands.set(textOf(node, 'Id'), brandOf(node)),
    VirkestoffMedStyrke: (node) => strengths.set(textOf(node, 'Id'), strengthOf(node)),
    Virkestoff: (node) => substances.set(textOf(node, 'Id'), textOf(node, 'Navn')),
  };
  const parser = new SaxesParser({ xmlns: true });
  const open: Node[] = [];
  let depth = 0;
  let active = true;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth === 1) checkRoot(tag, file);
    const { local } = tag;
    if (depth === 3) active = true;
    if (local === 'Status' && depth === 4) active = attributesOf(tag).V !== 'U';
    const entry = isEntry(local) && tag.uri === FEST_CATALOGUE_NAMESPACE && depth <= 4;
    if (open.length === 0 && !entry && local !== 'HentetDato') return;
    const node = { name: local, line: parser.line, attributes: attributesOf(tag), children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => {
    depth -= 1;
    const node = open.pop();
    if (node === undefined || open.length > 0) return;
    if (node.name === 'HentetDato') fetchedOn = node.text.trim();
    else if (active) keep[node.name as Entry](node);
  });
  try {
    for await (const portion of portions) parser.write(portion);
    parser.close();
  } catch (error) {
    if (error instanceof ImportRefusal || !(error instanceof Error) || !/^\d+:\d+: /.test(error.message))
      throw error;
    // The parser's message quotes the document; the place is enough.
    const line = parser.line;
    throw new ImportRefusal(
      'wrong-document',
      `${file}: the XML is broken or cut off on line ${line}. Fetch the file again.`,
      { file, line },
    );
  }
  return { fetchedOn, packages, brands, strengths, substances };
}

function checkRoot(tag: SaxesTagNS, file: string): void {
  if (tag.local === 'FEST' && tag.uri === FEST_MESSAGE_NAMESPACE) return;
  throw new ImportRefusal(
    'wrong-document',
    `${file}: this is not FEST M30 of 2014-12-01. The root element should be FEST in the namespace ${FEST_MESSAGE_NAMESPACE}.`,
    { file },
  );
}

function isEntry(name: string): name is Entry {
  return (ENTRIES as readonly string[]).includes(name);
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
}

function packageOf(node: Node): FestPackage {
  const atc = childOf(node, 'Atc')?.attributes ?? {};
  return {
    line: node.line,
    productNumber: textOf(node, 'Varenr'),
    atc: atc.V ?? '',
    atcName: atc.DN ?? '',
    name: textOf(node, 'NavnFormStyrke'),
    form: childOf(node, 'LegemiddelformKort')?.attributes.DN ?? null,
    contents: childrenOf(node, 'Pakningsinfo').map((content) => ({
      brand: textOf(content, 'RefLegemiddelMerkevare'),
      amount: amountIn(content),
      unit: childOf(content, 'EnhetPakning')?.attributes.V ?? '',
      ddd: amountOf(childOf(content, 'DDD')),
      statisticsFactor: numberOf(textOf(content, 'Statistikkfaktor')),
    })),
  };
}

/** `Mengde` is the whole amount; where it is missing, `Antall` × `Pakningsstr` is. */
function amountIn(content: Node): number | null {
  const amount = numberOf(textOf(content, 'Mengde'));
  if (amount !== null) return amount;
  const size = numberOf(textOf(content, 'Pakningsstr'));
  return size === null ? null : size * (numberOf(textOf(content, 'Antall')) ?? 1);
}

function brandOf(node: Node): FestBrand {
  return {
    routes: childrenOf(node, 'AdministreringLegemiddel').flatMap((administration) =>
      childrenOf(administration, 'Administrasjonsvei').map(({ attributes }) => attributes.DN ?? ''),
    ),
    strengths: childrenOf(node, 'SortertVirkestoffMedStyrke')
      .map((sorted) => ({
        place: Number(textOf(sorted, 'Sortering')),
        reference: textOf(sorted, 'RefVirkestoffMedStyrke'),
      }))
      .sort((a, b) => a.place - b.place)
      .map(({ reference }) => reference),
  };
}

function strengthOf(node: Node): FestStrength {
  return {
    strength: amountOf(childOf(node, 'Styrke')) ?? { value: Number.NaN, unit: '' },
    per: amountOf(childOf(node, 'StyrkeNevner')),
    substance: textOf(node, 'RefVirkestoff'),
  };
}

function amountOf(node: Node | undefined): FestAmount | null {
  const value = numberOf(node?.attributes.V ?? '');
  return value === null ? null : { value, unit: node?.attributes.U ?? '' };
}

function numberOf(text: string): number | null {
  return /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

function childOf(node: Node, name: string): Node | undefined {
  return node.children.find((child) => child.name === name);
}

function childrenOf(node: Node, name: string): readonly Node[] {
  return node.children.filter((child) => child.name === name);
}

function textOf(node: Node, name: string): string {
  return childOf(node, name)?.text.trim() ?? '';
}
