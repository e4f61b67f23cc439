import { inFrenchAndGerman, type Names } from './names.ts';
import { slug } from './slug.ts';

/** A river to be traced as a line, by places it passes. */
export interface River {
  /** The English name in lower-case letters and hyphens. */
  id: string;
  name: Names;
  /** 2: known over the world … 4: known in its region. */
  rank: 2 | 3 | 4;
  /** From where it is drawn to its mouth, `[longitude, latitude]`: each within some kilometres of the water. */
  past: [number, number][];
}

/** `rank | nl | en | es | longitude latitude, …` */
const table = `
2 | Dnjepr | Dnieper | Dniéper | 31.2 54.67, 30.42 54.5, 30.34 53.89, 30.05 53.08, 30.03 52.89, 30.4 52.36, 30.79 51.93, 30.5 51, 30.56 50.44, 31.46 49.75, 32.06 49.46, 33.4 49.06, 35.06 48.48, 35.08 47.87, 33.37 46.78, 32.6 46.62, 32.3 46.55
3 | Pripjat | Pripyat | Prípiat | 26.12 52.11, 26.8 52.13, 27.74 52.06, 28.49 52.12, 29.27 52.04, 29.5 51.8, 30.22 51.27, 30.45 51.1
3 | Westelijke Dvina | Western Dvina | Dvina Occidental | 31.19 55.6, 30.2 55.19, 28.77 55.48, 27.94 55.77, 26.52 55.87, 25.87 56.5, 24.1 56.95, 24.02 57.06
3 | Njemen | Neman | Niemen | 26.985 53.42, 26.73 53.48, 24.54 53.41, 23.82 53.68, 23.97 54.02, 24.04 54.4, 23.9 54.9, 22.77 55.08, 21.89 55.08, 21.25 55.3
4 | Berezina | Berezina | Berézina | 28.39 54.48, 28.35 54.36, 28.5 54.23, 29.25 53.14, 29.74 52.63, 30.25 52.55
4 | Svislatsj | Svislach | Svísloch | 27.41 53.98, 27.547 53.92, 27.575 53.878, 27.71 53.775, 27.84 53.633, 28.014 53.646, 28.3 53.553, 28.317 53.462, 28.94 53.435, 28.98 53.437
4 | Sozj | Sozh | Sozh | 31.72 53.72, 31 53.44, 31.01 52.42, 30.8 51.95
3 | Desna | Desna | Desná | 33.27 52, 31.3 51.48, 30.57 50.56
4 | Neris | Neris | Neris | 26.95 54.5, 26.4 54.5, 25.28 54.69, 23.88 54.9
4 | Boeg | Bug | Bug | 23.57 51.55, 23.65 52.08, 22.66 52.4, 21.46 52.59, 20.69 52.43
3 | Wisła | Vistula | Vístula | 19.94 50.05, 21.76 50.68, 21.96 51.42, 21.03 52.24, 19.68 52.54, 18.6 53.01, 18.74 53.49, 18.95 54.35
3 | Dnjestr | Dniester | Dniéster | 24.73 49.12, 25.73 48.64, 26.5 48.5, 27.79 48.44, 28.3 48.15, 29.63 46.83, 30.2 46.4
4 | Zuidelijke Boeg | Southern Bug | Bug Meridional | 28.47 49.23, 30.85 48.05, 31.32 47.57, 31.97 46.97
2 | Donau | Danube | Danubio | 9.99 48.4, 12.1 49.02, 14.29 48.31, 16.41 48.23, 17.1 48.14, 19.05 47.49, 18.93 46.8, 18.68 46, 18.95 45.4, 19.85 45.25, 20.45 44.82, 22.4 44.7, 22.88 43.99, 25.95 43.85, 28.03 44.34, 28.05 45.43, 29.65 45.16
3 | Don | Don | Don | 39.07 51.6, 40.1 50.45, 41.72 49.63, 42.74 49.58, 43.5 48.68, 42.1 47.64, 39.7 47.22, 39.3 47.1
4 | Donets | Donets | Donets | 37.27 49.21, 38.43 48.9, 40.26 48.32, 41.05 47.6
2 | Wolga | Volga | Volga | 35.9 56.86, 38.85 58.05, 39.9 57.63, 40.93 57.76, 44 56.33, 49 55.78, 50.07 53.2, 46.05 51.53, 44.55 48.7, 48.02 46.35, 48 45.7
4 | Oka | Oka | Oká | 42.07 55.57, 43.98 56.33
2 | Rijn | Rhine | Rin | 7.59 47.56, 7.8 48.58, 8.27 50, 6.96 50.94, 5.87 51.85, 4.48 51.91
3 | Elbe | Elbe | Elba | 13.74 51.06, 11.64 52.13, 10 53.53
3 | Oder | Oder | Óder | 17.04 51.11, 14.55 52.35, 14.57 53.42
`;

export const rivers: River[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [rank, nl = '', en = '', es = '', past = ''] = line.split('|').map((part) => part.trim());
    return {
      id: slug(en),
      name: { nl, en, es, ...inFrenchAndGerman(en) },
      rank: Number(rank) as River['rank'],
      past: past.split(',').map((place) => {
        const [longitude, latitude] = place.trim().split(' ').map(Number);
        return [longitude ?? 0, latitude ?? 0];
      }),
    };
  });
