import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ThemeSpec } from '../../src/format/theme-spec.ts';
import { contrast, difference, over, visions } from '../support/colourVision.ts';

const folder = 'story/themes';
const themes = readdirSync(folder).map((file) => {
  const { light, dark } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as ThemeSpec;
  return { name: file.replace('.json', ''), light, dark };
});
const cases = themes.flatMap(({ name, light, dark }) =>
  visions.flatMap((vision) => [
    { name, mode: 'light', vision, colours: light },
    { name, mode: 'dark', vision, colours: dark },
  ]),
);

describe.each(cases)('in $name, $mode, as seen with $vision', ({ colours: { ground, drawing }, vision }) => {
  const apart = (a: string, b: string) => difference(a, b, vision);
  const tints = ground.shades.map(({ color, opacity }) => over(color, opacity, ground.land));

  it('forces, measurement and routes are told apart', () => {
    const { forces, tape, route } = drawing;
    for (const [a, b] of [
      [forces, tape],
      [forces, route],
      [tape, route],
    ] as const)
      expect(apart(a, b)).toBeGreaterThan(14);
  });

  it('forces, measurement and routes stand out from every ground, and from the halo around them', () => {
    for (const mark of [drawing.forces, drawing.route])
      expect(contrast(mark, drawing.halo, vision)).toBeGreaterThan(4.5);
    for (const land of [ground.land, ground.lit, ground.sea, ...tints]) {
      for (const mark of [drawing.forces, drawing.route]) expect(contrast(mark, land, vision)).toBeGreaterThan(2.4);
      // The tape's own colour lies within its outline.
      expect(apart(drawing.tape, land)).toBeGreaterThan(25);
    }
  });

  it('land, sea, a country set apart and one that is tinted are told apart, and coasts and borders are drawn besides', () => {
    expect(apart(ground.land, ground.sea)).toBeGreaterThan(8);
    expect(apart(ground.land, ground.lit)).toBeGreaterThan(7);
    for (const tint of tints) expect(apart(tint, ground.land)).toBeGreaterThan(5);
    expect(contrast(ground.litBorder, ground.lit, vision)).toBeGreaterThan(3);
  });
});

/** Of three groups of countries the second is hatched; what the first and the third have is a tint, and no more. */
it('no scene shows two groups of countries that differ in colour alone', () => {
  for (const slug of ['union-state', 'magellan-elcano']) {
    const story = JSON.parse(readFileSync(`story/${slug}/story.json`, 'utf8')) as {
      scenes: { map?: { shade?: string[] } }[];
    };
    const groups = [...new Set(story.scenes.flatMap(({ map }) => map?.shade ?? []))];
    for (const { map } of story.scenes) {
      const styles = (map?.shade ?? []).map((group) => groups.indexOf(group) % 3);
      expect(new Set(styles).size).toBe(styles.length);
      expect(styles.includes(0) && styles.includes(2)).toBe(false);
    }
  }
});
