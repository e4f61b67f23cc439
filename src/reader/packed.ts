import type { Item } from '../drawing/index.ts';
import type { LonLat } from '../projection/index.ts';
import type { PageStory } from './site.ts';

/** A story as it is sent: its lines, which are most of it, in numbers that compress well. */
export type PackedStory = Omit<PageStory, 'story'> & { story: object };

/** Whole numbers that are sent: ten-thousandths of a degree, and metres of a kilometre. */
const steps = { degrees: 1e4, km: 1e3 };

/** The page with each line told by how far its vertices are from an even course, which is next to nothing. */
export function packed(page: PageStory): PackedStory {
  const { drawing } = page.story;
  const items = drawing.items.map((item) => ({
    ...item,
    ...('line' in item && { line: axesOf(item.line) }),
    ...('circle' in item && { circle: axesOf(item.circle) }),
    ...('km' in item && { km: swerves(item.km, steps.km) }),
  }));
  return { ...page, story: { ...page.story, drawing: { ...drawing, items } } };
}

/** The page as it was, to the precision of what is sent. */
export function unpacked(page: PackedStory): PageStory {
  const story = page.story as PageStory['story'];
  const items = story.drawing.items.map((item): Item => {
    const sent = item as unknown as { line?: number[][]; circle?: number[][]; km?: number[] };
    return {
      ...item,
      ...(sent.line && { line: verticesOf(sent.line) }),
      ...(sent.circle && { circle: verticesOf(sent.circle) }),
      ...(sent.km && { km: course(sent.km, steps.km) }),
    } as Item;
  });
  return { ...page, story: { ...story, drawing: { ...story.drawing, items } } };
}

function axesOf(line: LonLat[]): number[][] {
  return [0, 1].map((axis) =>
    swerves(
      line.map((vertex) => vertex[axis] ?? 0),
      steps.degrees,
    ),
  );
}

function verticesOf([longitudes = [], latitudes = []]: number[][]): LonLat[] {
  const [lon, lat] = [course(longitudes, steps.degrees), course(latitudes, steps.degrees)];
  return lon.map((longitude, index) => [longitude, lat[index] ?? 0]);
}

/** Second differences: by how much each value misses where the two before it lead. */
function swerves(values: number[], step: number): number[] {
  const whole = values.map((value) => Math.round(value * step));
  return whole.map((value, index) => value - 2 * (whole[index - 1] ?? 0) + (whole[index - 2] ?? 0));
}

function course(differences: number[], step: number): number[] {
  let value = 0;
  let pace = 0;
  return differences.map((difference) => {
    pace += difference;
    value += pace;
    return value / step;
  });
}
