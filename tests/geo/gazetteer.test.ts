import { describe, expect, it } from 'vitest';
import { languages, listed } from '../../src/cli/basemap/names.ts';
import { contains, countryAt, kmToCountry, piecesOf, textOf, topologyOf } from './atlas.ts';

interface Named {
  id: string;
  name: Record<(typeof languages)[number], string>;
  at: [number, number];
  rank: number;
}
interface Gazetteer {
  countries: Named[];
  cities: (Named & { country: string; capital: boolean })[];
  waters: (Named & { kind: string })[];
}

const gazetteer = JSON.parse(textOf('gazetteer.json')) as Gazetteer;
const { countries, cities, waters } = gazetteer;
const region = piecesOf(topologyOf('region'));

/** How far, in km, the region tier's simplified coasts and borders may leave a city outside its country. */
const tolerance = 6;
describe('the gazetteer', () => {
  it('names everything in Dutch, English, Spanish, French and German, with a rank from 1 to 5 and a place on earth', () => {
    for (const { id, name, at, rank } of [...countries, ...cities, ...waters]) {
      for (const language of languages) expect(name[language], id).toMatch(/^\p{L}/u);
      expect([1, 2, 3, 4, 5], id).toContain(rank);
      expect(Math.abs(at[0]), id).toBeLessThanOrEqual(180);
      expect(Math.abs(at[1]), id).toBeLessThan(90);
    }
  });

  it('gives each id once in its list', () => {
    for (const list of [countries, cities, waters]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });

  it('has the names that Dutch newsrooms write', () => {
    const dutch = new Map([...countries, ...cities].map(({ id, name }) => [id, name.nl]));
    expect(dutch.get('BY')).toBe('Belarus');
    expect(dutch.get('KZ')).toBe('Kazachstan');
    expect(dutch.get('UA')).toBe('Oekraïne');
    expect(dutch.get('warsaw')).toBe('Warschau');
    expect(dutch.get('bucharest')).toBe('Boekarest');
    expect(dutch.get('kharkiv')).toBe('Charkiv');
    expect(dutch.get('st-petersburg')).toBe('Sint-Petersburg');
  });

  it('has the names that French and German newspapers write, and none for what it does not have', () => {
    const named = new Map([...countries, ...cities, ...waters].map(({ id, name }) => [id, name]));
    expect(named.get('BY')).toMatchObject({ fr: 'Biélorussie', de: 'Belarus' });
    expect(named.get('cairo')).toMatchObject({ fr: 'Le Caire', de: 'Kairo' });
    expect(named.get('rhine')).toMatchObject({ fr: 'Rhin', de: 'Rhein' });
    expect(named.get('minsk')).toMatchObject({ fr: 'Minsk', de: 'Minsk' });
    const english = new Set([...named.values()].map(({ en }) => en));
    expect(listed.filter((name) => !english.has(name))).toEqual([]);
  });

  it('has every country of the region tier, its label point within its largest polygon', () => {
    for (const { id, at } of countries) {
      const piece = region.find((candidate) => candidate.id === id);
      expect(piece, id).toBeDefined();
      expect(piece?.polygons.some((polygon) => contains(polygon, at)), id).toBe(true);
    }
    const unnamed = region.filter(({ id, views }) => !views && !countries.some((country) => country.id === id));
    expect(unnamed.map(({ id }) => id)).toEqual(['ZZ']);
  });

  it('puts each city in its country, but for the coasts that the region tier straightens', () => {
    const astray = cities
      .filter(({ country, at }) => countryAt(region, at) !== country)
      .map(({ id, country, at }) => ({ id, km: Math.round(kmToCountry(region, country, at)) }))
      .filter(({ km }) => km > tolerance);
    expect(astray).toEqual([]);
  });

  it('has a capital for every member of the EU, NATO and the CSTO', () => {
    const memberships = JSON.parse(textOf('memberships.json')) as Record<string, { countries: string[] }>;
    const capitals = new Set(cities.filter(({ capital }) => capital).map(({ country }) => country));
    for (const { countries: members } of Object.values(memberships)) {
      for (const code of members) expect(capitals, code).toContain(code);
    }
  });

  it('puts the names of seas at sea', () => {
    for (const { id, kind, at } of waters) if (kind === 'sea') expect(countryAt(region, at), id).toBeUndefined();
  });
});
