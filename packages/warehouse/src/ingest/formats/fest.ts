import type { DocumentFormat, LakeTable } from './format.ts';
import { products } from './products.ts';

/** FEST fills the same table as the register's own list of products. */
export const festTable: LakeTable = products.lake as LakeTable;

/** Forskrivnings- og ekspedisjonsstøtte: the medicines register of the Norwegian Medical Products Agency. */
export const fest: DocumentFormat = {
  kind: 'document',
  id: 'fest',
  version: 1,
  registersPerMonth: 'several',
  name: { nb: 'FEST (M30)', en: 'FEST (M30)' },
  about: {
    nb: 'Varetabellen lest av FEST, meldingen M30 i versjonen fra 2014-12-01. Elementer som ikke står her, blir hoppet over. Uten oppgitt periode gjelder leveransen måneden i HentetDato.',
    en: 'The product table read from FEST, the message M30 in the version of 2014-12-01. Elements that are not listed here are passed over. Without a declared period the delivery is that of the month in HentetDato.',
  },
  fields: [
    {
      path: 'FEST/HentetDato',
      required: false,
      about: { nb: 'Når uttrekket ble laget.', en: 'When the extract was made.' },
    },
    {
      path: '…/Legemiddelpakning/Varenr',
      required: true,
      about: {
        nb: 'Varenummer. Pakninger uten blir talt.',
        en: 'Product number. Packages without one are counted.',
      },
    },
    {
      path: '…/Legemiddelpakning/Atc (V, DN)',
      required: true,
      about: {
        nb: 'ATC-kode på femte nivå, og navnet. Pakninger uten blir talt.',
        en: 'ATC code of the fifth level, and its name. Packages without one are counted.',
      },
    },
    {
      path: '…/Legemiddelpakning/NavnFormStyrke',
      required: true,
      about: { nb: 'Navn, form og styrke.', en: 'Name, form and strength.' },
    },
    {
      path: '…/Legemiddelpakning/LegemiddelformKort (DN)',
      required: false,
      about: { nb: 'Legemiddelform.', en: 'Dosage form.' },
    },
    {
      path: '…/Pakningsinfo/Mengde, EnhetPakning (V)',
      required: false,
      about: {
        nb: 'Mengden i pakningen og enheten. Uten Mengde brukes Pakningsstr × Antall. En pakning av flere deler har ingen mengde.',
        en: 'The amount in the package and its unit. Without Mengde, Pakningsstr × Antall is used. A package of several parts has no amount.',
      },
    },
    {
      path: '…/Pakningsinfo/DDD (V, U), Statistikkfaktor',
      required: false,
      about: {
        nb: 'Registerets DDD for pakningen. Brukes bare når styrke og mengde viser om faktoren er antall DDD eller mengde virkestoff.',
        en: 'The register’s DDD of the package. Used only when strength and amount show whether the factor is a number of DDDs or an amount of substance.',
      },
    },
    {
      path: '…/LegemiddelMerkevare/AdministreringLegemiddel/Administrasjonsvei (DN)',
      required: false,
      about: {
        nb: 'Vei. Flere veier med ulik DDD gir ingen vei.',
        en: 'Route. Several routes with different DDDs give no route.',
      },
    },
    {
      path: '…/LegemiddelMerkevare/SortertVirkestoffMedStyrke',
      required: false,
      about: { nb: 'Viser til virkestoff med styrke.', en: 'Refers to substance with strength.' },
    },
    {
      path: '…/VirkestoffMedStyrke/Styrke, StyrkeNevner (V, U), RefVirkestoff',
      required: false,
      about: {
        nb: 'Styrken. I et kombinasjonspreparat teller virkestoffet som står først i ATC-kodens navn.',
        en: 'The strength. In a combination the substance that stands first in the name of the ATC code counts.',
      },
    },
    {
      path: '…/Virkestoff/Navn',
      required: false,
      about: {
        nb: 'Navnet viser saltet, der DDD avhenger av det.',
        en: 'The name shows the salt, where the DDD depends on it.',
      },
    },
  ],
  lake: [festTable],
};
