import { describe, expect, it } from 'vitest';
import { textOf } from './atlas.ts';

interface Membership {
  name: Record<string, string>;
  date: string;
  source: { title: string; note: string };
  countries: string[];
}

const memberships = JSON.parse(textOf('memberships.json')) as Record<string, Membership>;
const { countries } = JSON.parse(textOf('gazetteer.json')) as { countries: { id: string }[] };
const codes = new Set(countries.map(({ id }) => id));

describe('the memberships', () => {
  it('count as many members as there were on 22 February 2022', () => {
    const counts = Object.entries(memberships).map(([key, { countries: members }]) => [key, new Set(members).size]);
    expect(counts).toEqual([
      ['EU', 27],
      ['NATO', 30],
      ['CSTO', 6],
      ['union-state', 2],
    ]);
  });

  it('have Finland and Sweden in the EU and not yet in NATO', () => {
    expect(memberships.EU?.countries).toEqual(expect.arrayContaining(['FI', 'SE']));
    expect(memberships.NATO?.countries).not.toContain('FI');
    expect(memberships.NATO?.countries).not.toContain('SE');
  });

  it('name countries of the gazetteer, sorted, with a date and a source', () => {
    for (const { name, date, source, countries: members } of Object.values(memberships)) {
      expect(members.filter((code) => !codes.has(code))).toEqual([]);
      expect(members).toEqual([...members].sort());
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source.title && ['nl', 'en', 'es', 'fr', 'de', 'ar'].every((language) => name[language])).toBe(true);
    }
  });
});
