import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { random } from '../support/random.ts';

/** Slug of the generated story. */
export const slug = 'thousand-scenes';
const places = 240;
const words =
  'along the road from the border to the city the convoy was seen again by people who had left their homes that night';

/**
 * Writes a project with one story of many scenes, the same at every run: cities strewn over Europe, and scenes that show
 * two to five of them, with tapes, rings and countries set apart.
 */
export async function writeThousandScenes(root: string, project: string, scenes = 1000): Promise<void> {
  const next = random(1522);
  const among = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const ids = Array.from({ length: places }, (_, i) => `town-${i}`);
  const features = ids.map((id, i) => ({
    type: 'Feature',
    id,
    properties: { name: `Town ${i}`, kind: i % 12 === 0 ? 'capital' : i % 7 === 0 ? 'position' : 'place' },
    geometry: { type: 'Point', coordinates: [round(-5 + 40 * next()), round(40 + 18 * next())] },
  }));
  const measures: Record<string, object> = {};
  const used = new Set<string>();
  const story = {
    title: 'A thousand scenes',
    locales: ['en'],
    geo: ['towns.geojson'],
    sources: { atlas: { title: 'An atlas', author: 'A cartographer', date: '2020' } },
    measures,
    scenes: Array.from({ length: scenes }, (_, i) => {
      const shown = new Set([ids[i % places]!]);
      while (shown.size < 2 + Math.floor(next() * 4)) shown.add(among(ids));
      const [from, to] = [...shown] as [string, string];
      const measure = `${from}-${to}`;
      measures[measure] = { distance: [from, to], round: 10 };
      for (const id of shown) used.add(id);
      const country = i % 3 === 0 ? [among(['DE', 'PL', 'FR', 'UA', 'BY', 'IT', 'ES'])] : [];
      return {
        id: `scene-${i}`,
        date: '2022',
        heading: `The road to place ${i}`,
        text: `In scene ${i} ${words}, {${measure}} from where it had begun.`,
        map: {
          fit: [...shown],
          show: [...shown],
          label: country,
          tape: [measure],
          ...(i % 10 === 0 && { ring: [{ around: from, km: 100 }] }),
        },
        alt: `Places number ${i}.`,
        sources: ['atlas'],
      };
    }),
  };
  await mkdir(join(project, 'story', slug), { recursive: true });
  await mkdir(join(project, 'geo'), { recursive: true });
  for (const name of ['basemap', 'gazetteer.json', 'memberships.json'])
    await symlink(join(root, 'geo', name), join(project, 'geo', name));
  const known = features.filter(({ id }) => used.has(id));
  await writeFile(
    join(project, 'geo', 'towns.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features: known }, null, 1),
  );
  await writeFile(join(project, 'story', slug, 'story.json'), JSON.stringify(story, null, 2));
}

function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
