/** An invented extract in the form of FEST M30: no brand, number or reference in it exists. */
export const FEST_SAMPLE = `<?xml version="1.0" encoding="utf-8"?>
<FEST xmlns="http://www.kith.no/xmlstds/eresept/m30/2014-12-01" xmlns:fs="http://www.kith.no/xmlstds/eresept/forskrivning/2014-12-01">
  <!-- SYNTHETIC: invented for tests -->
  <HentetDato>2020-03-15T02:00:00</HentetDato>
  <KatLegemiddelpakning>
    ${entry('900001', 'J01CE02', 'Fenoksymetylpenicillin', 'Syntocillin tab 660 mg', 'BRAND-1', '40', 'stk', ['2', 'g', '26.4'])}
    ${entry('900002', 'J01CA04', 'Amoksicillin', 'Syntomox mikst 50 mg/ml', 'BRAND-2', '100', 'ml', ['1.5', 'g', '3.333'])}
    ${entry('900003', 'J01CR02', 'Amoksicillin og betalaktamasehemmer', 'Syntoclav tab', 'BRAND-3', '21', 'stk', ['1.5', 'g', '99'])}
    ${entry('900004', 'J01XX05', 'Metenamin', 'Syntohip tab 1 g', 'BRAND-4', '100', 'stk', null)}
    ${entry('900005', 'J01FA', 'Makrolider', 'Uten femte nivå', 'BRAND-1', '10', 'stk', null)}
    ${entry('', 'J01CE02', 'Fenoksymetylpenicillin', 'Uten varenummer', 'BRAND-1', '10', 'stk', null)}
    ${entry('900006', 'J01DD04', 'Ceftriakson', 'Syntoceft pulv', 'BRAND-6', '10', 'hgl', null)}
    ${entry('900007', 'J01CE02', 'Fenoksymetylpenicillin', 'Utgått', 'BRAND-1', '10', 'stk', null).replace('Status V="A"', 'Status V="U"')}
    <SomethingNew><Unknown V="1"><Deep/></Unknown></SomethingNew>
  </KatLegemiddelpakning>
  <KatLegemiddelMerkevare>
    ${brand('BRAND-1', ['Oral bruk'], ['S-1'])}
    ${brand('BRAND-2', ['Oral bruk'], ['S-2'])}
    ${brand('BRAND-3', ['Oral bruk'], ['S-4', 'S-3'])}
    ${brand('BRAND-4', ['Oral bruk'], ['S-5'])}
    ${brand('BRAND-6', ['Intravenøs bruk', 'Intramuskulær bruk'], ['S-6'])}
  </KatLegemiddelMerkevare>
  <KatVirkestoff>
    ${strength('S-1', ['660', 'mg'], null, 'SUB-1')}
    ${strength('S-2', ['50', 'mg'], ['1', 'ml'], 'SUB-2')}
    ${strength('S-3', ['500', 'mg'], null, 'SUB-2')}
    ${strength('S-4', ['125', 'mg'], null, 'SUB-3')}
    ${strength('S-5', ['1', 'g'], null, 'SUB-4')}
    ${strength('S-6', ['1', 'g'], null, 'SUB-5')}
    ${substance('SUB-1', 'Fenoksymetylpenicillinkalium')}
    ${substance('SUB-2', 'Amoksicillintrihydrat')}
    ${substance('SUB-3', 'Kaliumklavulanat')}
    ${substance('SUB-4', 'Metenaminhippurat')}
    ${substance('SUB-5', 'Ceftriaksonnatrium')}
  </KatVirkestoff>
</FEST>
`;

function entry(
  number: string,
  atc: string,
  atcName: string,
  name: string,
  reference: string,
  amount: string,
  unit: string,
  ddd: readonly [string, string, string] | null,
): string {
  const figures =
    ddd === null
      ? ''
      : `<fs:DDD V="${ddd[0]}" U="${ddd[1]}"/><fs:Statistikkfaktor>${ddd[2]}</fs:Statistikkfaktor>`;
  return `<OppfLegemiddelpakning><Id>ID</Id><Tidspunkt>2020-01-01T00:00:00</Tidspunkt><Status V="A" DN="Aktiv"/>
      <fs:Legemiddelpakning><fs:Atc V="${atc}" S="2.16.578.1.12.4.1.1.7180" DN="${atcName}"/>
        <fs:NavnFormStyrke>${name}</fs:NavnFormStyrke><fs:LegemiddelformKort V="53" DN="Tablett"/>
        ${number === '' ? '' : `<fs:Varenr>${number}</fs:Varenr>`}<fs:Ean>0000000000000</fs:Ean>
        <fs:Pakningsinfo><fs:RefLegemiddelMerkevare>${reference}</fs:RefLegemiddelMerkevare>
          <fs:Pakningsstr>${amount}</fs:Pakningsstr><fs:EnhetPakning V="${unit}" DN="${unit}"/><fs:Mengde>${amount}</fs:Mengde>${figures}
        </fs:Pakningsinfo>
      </fs:Legemiddelpakning></OppfLegemiddelpakning>`;
}

function brand(id: string, routes: readonly string[], strengths: readonly string[]): string {
  return `<OppfLegemiddelMerkevare><Id>ID</Id><Status V="A"/><fs:LegemiddelMerkevare>
      <fs:AdministreringLegemiddel>${routes.map((route) => `<fs:Administrasjonsvei V="0" DN="${route}"/>`).join('')}</fs:AdministreringLegemiddel>
      <fs:Id>${id}</fs:Id>${strengths
        .map(
          (reference, place) =>
            `<fs:SortertVirkestoffMedStyrke><fs:Sortering>${place}</fs:Sortering><fs:RefVirkestoffMedStyrke>${reference}</fs:RefVirkestoffMedStyrke></fs:SortertVirkestoffMedStyrke>`,
        )
        .join('')}
    </fs:LegemiddelMerkevare></OppfLegemiddelMerkevare>`;
}

function strength(
  id: string,
  amount: readonly [string, string],
  per: readonly [string, string] | null,
  reference: string,
): string {
  return `<OppfVirkestoff><Id>ID</Id><Status V="A"/><fs:VirkestoffMedStyrke><fs:Id>${id}</fs:Id>
      <fs:Styrke V="${amount[0]}" U="${amount[1]}"/>${per === null ? '' : `<fs:StyrkeNevner V="${per[0]}" U="${per[1]}"/>`}
      <fs:RefVirkestoff>${reference}</fs:RefVirkestoff></fs:VirkestoffMedStyrke></OppfVirkestoff>`;
}

function substance(id: string, name: string): string {
  return `<OppfVirkestoff><Id>ID</Id><Status V="A"/><fs:Virkestoff><fs:Id>${id}</fs:Id><fs:Navn>${name}</fs:Navn></fs:Virkestoff></OppfVirkestoff>`;
}
