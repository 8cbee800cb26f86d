import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../tools/browser/launch-browser.ts';
import { type OwnHome, ownHome } from './own-home.ts';
import { type Product, serveHome } from './product.ts';
import { logIn, mustBeAccessible, newVisitor, open, picture, type Visitor } from './visitor.ts';

/** The registers end with 2020, and its last quarter can be told from January. */
const TODAY = '2021-01-15T09:00:00Z';
const TOKEN = 'the-token-of-a-pharmacy-in-the-walk';
const PHARMACY = 'apotek-nord';

let product: Product;
let browser: Browser;
let nurse: Visitor;
/** The nurse's home, and one that is none of hers. */
let home: string;
let stranger: string;
let own: OwnHome;

before(async () => {
  own = await ownHome(TODAY);
  ({ home, stranger } = own);
  const tokenSha256 = [createHash('sha256').update(TOKEN).digest('hex')];
  const sender = { name: PHARMACY, tokenSha256, formats: ['institution-sales'] };
  product = await serveHome(own.directory, {
    SMALSPOR_DELIVERIES_SENDERS: JSON.stringify([sender]),
    SMALSPOR_DELIVERIES_PUBLISH: 'by-hand',
  });
  browser = await launchBrowser();
  nurse = await newVisitor(browser, product.origin, 390);
  await logIn(nurse, 'institution-contact');
});

after(async () => {
  await browser?.close();
  await product?.stop();
  own?.remove();
});

describe('a nurse on a phone', () => {
  it('finds what waits on the home’s own page', async () => {
    const { page } = nurse;
    await page.waitForURL(`**/institution/${home}`);
    await page.locator('#to-do').waitFor();
    await mustBeAccessible(nurse, 'what waits for the home');
    await picture(nurse, 'institution-to-do-390');
    await page.locator('section[aria-labelledby="to-do"] a', { hasText: 'Sett målet for 2021' }).waitFor();
  });

  it('tells a quarter in as many steps as it has numbers, with last year’s beside each', async () => {
    const { page } = nurse;
    await open(nurse, `/institution/${home}/bed-days?quarter=2020-10`);
    await page.getByText('Ett tall for alle tre månedene').click();
    const fields = page.locator('.bed-day-field input');
    for (const field of await fields.all()) {
      const beside = await field.locator('xpath=ancestor::*[@class="bed-day-field"]').textContent();
      assert.match(beside ?? '', /I fjor: \d|Plasser × døgn: \d/);
      const capacity = /Plasser × døgn: ([\d\s]+)/.exec(beside ?? '')?.[1]?.replaceAll(/\s/g, '');
      await field.fill(String(Math.round(Number(capacity) * 0.9)));
    }
    await mustBeAccessible(nurse, 'the form of bed days');
    await picture(nurse, 'bed-days-390');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Takk. Tallene er sendt').waitFor();
  });

  it('is asked about more than the beds hold, confirms it, and corrects it later with a reason', async () => {
    const { page } = nurse;
    const first = page.locator('.bed-day-field input').first();
    const beside = await page.locator('.bed-day-field').first().textContent();
    const capacity = Number(/Plasser × døgn: ([\d\s]+)/.exec(beside ?? '')?.[1]?.replaceAll(/\s/g, ''));
    const right = await first.inputValue();
    const correct = page.getByRole('button', { name: 'Send rettelsen' });
    await first.fill(String(capacity + 3));
    await page.getByLabel('Hvorfor endres tallene?').fill('Et dobbeltrom var i bruk');
    await correct.click();
    await page.locator('.bed-day-doubt').waitFor();
    await mustBeAccessible(nurse, 'more bed days than the beds hold');
    await picture(nurse, 'bed-days-doubt-390');
    await page.locator('.bed-day-doubt input').check();
    await correct.click();
    await page.getByText('Hva som er sendt, 2 ganger').waitFor();
    await first.fill(right);
    await correct.click();
    await page.getByText('Skriv hvorfor tallene endres.').waitFor();
    await page.getByLabel('Hvorfor endres tallene?').fill('Rommet var talt to ganger');
    await correct.click();
    await page.getByText('Hva som er sendt, 3 ganger').click();
    await page.getByText('Rommet var talt to ganger').waitFor();
    assert.equal(await page.locator('.bed-day-versions > li').count(), 3);
    await mustBeAccessible(nurse, 'the versions of a quarter');
  });

  it('looks over what stands out: one figure is right, the pharmacy is asked about another', async () => {
    const { page } = nurse;
    await open(nurse, `/institution/${home}/data`);
    const odd = page.locator('.oddities > li');
    const before = await odd.count();
    assert.ok(before >= 2, 'the invented pharmacy’s sales have nothing that stands out');
    for (const [said, word] of [
      ['Tallet stemmer', 'Mange med lungebetennelse'],
      ['Vi har spurt apoteket', 'Svaret kommer i morgen'],
    ] as const) {
      const one = page.locator('.oddities > li', { has: page.getByText('Bekreft eller rett') }).first();
      await one.getByText('Bekreft eller rett').click();
      await one.getByRole('button', { name: said }).click();
      await one.getByText('Skriv', { exact: false }).first().waitFor();
      await one.locator('textarea').fill(word);
      await one.getByRole('button', { name: said }).click();
      await page.locator('.oddities p', { hasText: word }).waitFor({ state: 'attached' });
    }
    await mustBeAccessible(nurse, 'figures that stand out');
    await picture(nurse, 'oddities-390');
  });
});

/** A pharmacy's file of one sale to each of the homes, sent as the machines of pharmacies do. */
async function deliver(sequence: number): Promise<{ readonly state: string; readonly refused: string }> {
  const lines = [home, stranger].map(
    (organisation, index) => `W${index};${organisation};long-term;4711;stock;2020-12-03;J01CA08;999999;2`,
  );
  const content = [
    `#smalspor;format=institution-sales;register=Apotek Nord;period=2020-12/2020-12;sequence=${sequence};synthetic=yes`,
    'line_id;organisation_number;ward_type;pharmacy_id;supply;sold_on;atc;product_number;packages',
    ...lines,
    '',
  ].join('\n');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const name = 'sales.csv';
  const file = { name, format: 'institution-sales', bytes: Buffer.byteLength(content), sha256 };
  const headers = { authorization: `Bearer ${TOKEN}` };
  const at = `${product.origin}/api/deliveries`;
  const announced = await fetch(at, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': sha256 },
    body: JSON.stringify({ format: 'smalspor-delivery/1', files: [file] }),
  });
  const { id } = (await announced.json()) as { id: string };
  const sent = await fetch(`${at}/${id}/files/${name}`, { method: 'PUT', headers, body: content });
  assert.ok(sent.ok, await sent.text());
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const receipt = (await (await fetch(`${at}/${id}`, { headers })).json()) as {
      state: string;
      reason: string | null;
      files: { refused: { rows: number; lines: { line: number; code: string }[] } }[];
    };
    const refused = receipt.files[0]?.refused;
    if (['done', 'refused'].includes(receipt.state) && refused) {
      return {
        state: receipt.state,
        refused: refused.lines.map(({ line, code }) => `${line} ${code}`).join() || (receipt.reason ?? ''),
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('The delivery was not taken');
}

describe('who delivers for a home', () => {
  it('is decided by its contact: lines about others are refused one by one', async () => {
    const { page } = nurse;
    await open(nurse, `/institution/${home}/mandates`);
    await page.getByLabel('Første måned').fill('2020-01');
    await page.getByRole('button', { name: 'Gi fullmakt' }).click();
    await page.locator('.mandates h2', { hasText: PHARMACY }).waitFor();
    await mustBeAccessible(nurse, 'the mandates');
    await picture(nurse, 'mandates-390');
    assert.deepEqual(await deliver(1), { state: 'done', refused: '4 no-mandate' });
  });

  it('ends when the contact says so', async () => {
    const { page } = nurse;
    await open(nurse, `/institution/${home}/mandates`);
    await page.locator('.mandates summary').click();
    await page.locator('.mandates input[type="month"]').fill('2020-11');
    await page.locator('.mandates form button').click();
    await page.locator('.mandates summary').waitFor({ state: 'detached' });
    const { state, refused } = await deliver(2);
    assert.equal(state, 'refused');
    assert.match(refused, /mandate/);
    assert.deepEqual(nurse.complaints, []);
  });
});

it('another home has none of it: each address is not found, on the page and behind it', async () => {
  const { page } = nurse;
  const at = `${product.origin}/api/institutions/${stranger}`;
  for (const path of ['', '/bed-days', '/oddities', '/mandates', '/teaching', '/goals', '/reports']) {
    assert.equal((await page.request.get(at + path)).status(), 404, path);
  }
  for (const path of ['', '/bed-days', '/data', '/mandates', '/goal', '/teaching', '/report', '/visits']) {
    await open(nurse, `/institution/${stranger}${path}`);
    assert.match((await page.locator('main h1').textContent()) ?? '', /finnes ikke/, path);
  }
});
