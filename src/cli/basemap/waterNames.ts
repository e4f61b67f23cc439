import { inFrenchAndGerman, type Names } from './names.ts';
import { slug } from './slug.ts';

/** Names of seas, lakes and rivers by hand, each at a point where its label has room. */
export interface WaterName {
  /** The English name in lower-case letters and hyphens; numbered where a water has several labels. */
  id: string;
  kind: 'sea' | 'river' | 'lake';
  name: Names;
  /** `[longitude, latitude]` in degrees. */
  at: [number, number];
  /** 1: an ocean … 4: known in its region, 5: in its district. */
  rank: 1 | 2 | 3 | 4 | 5;
}

/** `kind rank longitude latitude | nl | en | es`; a name left out is as the one before. */
const table = `
sea 1 -38 35 | Atlantische Oceaan | Atlantic Ocean | Océano Atlántico
sea 1 -15 -25 | Atlantische Oceaan | Atlantic Ocean | Océano Atlántico
sea 1 -155 30 | Grote Oceaan | Pacific Ocean | Océano Pacífico
sea 1 -125 -28 | Grote Oceaan | Pacific Ocean | Océano Pacífico
sea 1 160 25 | Grote Oceaan | Pacific Ocean | Océano Pacífico
sea 1 78 -22 | Indische Oceaan | Indian Ocean | Océano Índico
sea 1 0 84 | Noordelijke IJszee | Arctic Ocean | Océano Ártico
sea 1 20 -62 | Zuidelijke Oceaan | Southern Ocean | Océano Antártico
sea 2 3.2 56 | Noordzee | North Sea | Mar del Norte
sea 2 19.3 57 | Oostzee | Baltic Sea | Mar Báltico
sea 2 34.3 43.2 | Zwarte Zee | Black Sea | Mar Negro
sea 2 18.5 34.8 | Middellandse Zee | Mediterranean Sea | Mar Mediterráneo
sea 2 50.8 42 | Kaspische Zee | Caspian Sea | Mar Caspio
sea 2 40 74 | Barentszzee | Barents Sea | Mar de Barents
sea 2 2 68 | Noorse Zee | Norwegian Sea | Mar de Noruega
sea 2 38 20.3 | Rode Zee | Red Sea | Mar Rojo
sea 2 64 15 | Arabische Zee | Arabian Sea | Mar Arábigo
sea 2 88 14 | Golf van Bengalen | Bay of Bengal | Golfo de Bengala
sea 2 114 13 | Zuid-Chinese Zee | South China Sea | Mar de China Meridional
sea 2 133 18 | Filipijnenzee | Philippine Sea | Mar de Filipinas
sea 2 134.5 40 | Japanse Zee | Sea of Japan | Mar del Japón
sea 2 149 54 | Zee van Ochotsk | Sea of Okhotsk | Mar de Ojotsk
sea 2 -177 58 | Beringzee | Bering Sea | Mar de Bering
sea 2 154 -17 | Koraalzee | Coral Sea | Mar del Coral
sea 2 160 -38 | Tasmanzee | Tasman Sea | Mar de Tasmania
sea 2 -75 15 | Caribische Zee | Caribbean Sea | Mar Caribe
sea 2 -90 25 | Golf van Mexico | Gulf of Mexico | Golfo de México
sea 2 -85 60 | Hudsonbaai | Hudson Bay | Bahía de Hudson
sea 3 20 62.3 | Botnische Golf | Gulf of Bothnia | Golfo de Botnia
sea 3 25.5 59.82 | Finse Golf | Gulf of Finland | Golfo de Finlandia
sea 4 23.6 57.6 | Golf van Riga | Gulf of Riga | Golfo de Riga
sea 3 36.6 46 | Zee van Azov | Sea of Azov | Mar de Azov
sea 3 25 38.6 | Egeïsche Zee | Aegean Sea | Mar Egeo
sea 3 15.5 43 | Adriatische Zee | Adriatic Sea | Mar Adriático
sea 3 18.8 37.8 | Ionische Zee | Ionian Sea | Mar Jónico
sea 3 12 40 | Tyrrheense Zee | Tyrrhenian Sea | Mar Tirreno
sea 3 -5 45.5 | Golf van Biskaje | Bay of Biscay | Golfo de Vizcaya
sea 4 -2.5 50 | Het Kanaal | English Channel | Canal de la Mancha
sea 3 51.5 27 | Perzische Golf | Persian Gulf | Golfo Pérsico
sea 3 122 3.5 | Celebeszee | Celebes Sea | Mar de Célebes
sea 3 127 -5.5 | Bandazee | Banda Sea | Mar de Banda
sea 4 -70.7 -53.6 | Straat Magellaan | Strait of Magellan | Estrecho de Magallanes
lake 3 58.6 45.1 | Aralmeer | Aral Sea | Mar de Aral
lake 3 74.3 46.2 | Balkasjmeer | Lake Balkhash | Lago Baljash
lake 2 107.8 53.5 | Baikalmeer | Lake Baikal | Lago Baikal
lake 3 31.4 60.8 | Ladogameer | Lake Ladoga | Lago Ládoga
lake 3 35.5 61.7 | Onegameer | Lake Onega | Lago Onega
lake 4 27.5 58.7 | Peipusmeer | Lake Peipus | Lago Peipus
lake 4 77.3 42.4 | Yssykköl | Issyk-Kul | Issyk-Kul
lake 4 42.9 38.6 | Vanmeer | Lake Van | Lago Van
lake 2 33.2 -1.3 | Victoriameer | Lake Victoria | Lago Victoria
lake 3 29.6 -6.2 | Tanganyikameer | Lake Tanganyika | Lago Tanganica
lake 3 34.6 -12.2 | Malawimeer | Lake Malawi | Lago Malaui
lake 2 -87.8 47.7 | Bovenmeer | Lake Superior | Lago Superior
lake 3 -87 43.8 | Michiganmeer | Lake Michigan | Lago Míchigan
lake 3 -82.4 44.8 | Huronmeer | Lake Huron | Lago Hurón
lake 3 -121 66 | Grote Berenmeer | Great Bear Lake | Gran Lago del Oso
lake 4 -69.4 -15.8 | Titicacameer | Lake Titicaca | Lago Titicaca
lake 5 27.395 53.989 | Stuwmeer van Zaslawje | Zaslawye Reservoir | Embalse de Zaslavie
lake 5 27.09 54.495 | Stuwmeer van Vilejka | Vileyka Reservoir | Embalse de Vileika
lake 4 30.52 50.86 | Stuwmeer van Kyiv | Kyiv Reservoir | Embalse de Kiev
`;

export const waterNames: WaterName[] = table
  .trim()
  .split('\n')
  .map((line, i, lines) => {
    const [head = '', nl = '', en = nl, es = en] = line.split('|').map((part) => part.trim());
    const [kind, rank, longitude, latitude] = head.split(' ');
    // An ocean may have a label on either side of a continent.
    const before = lines.slice(0, i).filter((other) => other.includes(`| ${en} |`)).length;
    return {
      id: before === 0 ? slug(en) : `${slug(en)}-${before + 1}`,
      kind: kind as WaterName['kind'],
      name: { nl, en, es, ...inFrenchAndGerman(en) },
      at: [Number(longitude), Number(latitude)],
      rank: Number(rank) as WaterName['rank'],
    };
  });
