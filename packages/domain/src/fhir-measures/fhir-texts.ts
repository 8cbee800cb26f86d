import type { Localised } from '../texts/index.ts';
import type { CodeableConcept, Element, Quantity, Texts } from './fhir-types.ts';

const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/** One text as a string of FHIR: thin and hard spaces are none of its characters. */
export function fhirString(text: string): string {
  return text.trim().replaceAll(/[^\S\n]/gu, ' ');
}

/** A text in bokmål with its translations, under a name of the resource. */
export function fhirText<const Name extends string>(name: Name, text: Localised): Texts<Name> {
  return { [name]: fhirString(text.nb), [`_${name}`]: translations(text) } as Texts<Name>;
}

function translations({ nn, en }: Localised): Element {
  const translated = Object.entries({ nn, en });
  return {
    extension: translated.map(([lang, content]) => ({
      url: TRANSLATION,
      extension: [
        { url: 'lang', valueCode: lang },
        { url: 'content', valueString: fhirString(content) },
      ],
    })),
  };
}

/** What no code system has a code for, in words. */
export function conceptOf(text: Localised): CodeableConcept {
  return fhirText('text', text);
}

export function codeOf(system: string, code: string, display: string): CodeableConcept {
  return { coding: [{ system, code, display }] };
}

/** Units of measure by UCUM: only where it has one that says the same. */
const UCUM = 'http://unitsofmeasure.org';

/** @param code the unit’s UCUM code, or `null` where words say more */
export function quantityOf(value: number, unit: Localised, code: string | null): Quantity {
  return { value, ...fhirText('unit', unit), ...(code === null ? {} : { system: UCUM, code }) };
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The resource for people: one paragraph for each sentence, in each language. */
export function narrativeOf(sentences: readonly Localised[]): {
  readonly status: 'generated';
  readonly div: string;
} {
  const inLanguage = (language: keyof Localised) =>
    sentences
      .map((sentence) =>
        fhirString(sentence[language]).replaceAll(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign),
      )
      .map((text) => `<p lang="${language}" xml:lang="${language}">${text}</p>`)
      .join('');
  const text = `${inLanguage('nb')}${inLanguage('nn')}${inLanguage('en')}`;
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` };
}
