import { encodingProblem } from '../../format/encoding.ts';
import { foundInCsv } from './csv.ts';
import type { FoundFile, NamedKeys } from './found.ts';
import { foundInJson } from './json.ts';
import { foundInGpx, foundInKml } from './track.ts';

/** Reads features of GeoJSON, TopoJSON, KML, GPX or CSV; which of these, its beginning tells, whatever it is called. */
export function readFound(text: string, file: string, named: NamedKeys = {}): FoundFile {
  const encoding = encodingProblem(text, file);
  if (encoding) return { features: [], problems: [encoding], notes: [] };
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (start.startsWith('<')) return /<(\w+:)?gpx[\s>]/.test(start) ? foundInGpx(text, file) : foundInKml(text, file);
  return /^[{[]/.test(start) || /\.(geo|topo)?json$/i.test(file)
    ? foundInJson(text, file, named)
    : foundInCsv(text, file, named);
}
