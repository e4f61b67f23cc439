/**
 * The first texts of a new story, in the languages in which they are written here. They say what the map shows and what
 * is measured on it, and nothing that could be wrong: a story is good before its designer has written a word.
 * `figure` is a measure in braces.
 */
export interface Words {
  /** `isWay`: from the first place to the second, not a list of what is on the map. */
  titleOf: (names: string[], isWay: boolean) => string;
  description: string;
  all: { heading: string; text: (names: string[]) => string };
  place: { text: (name: string) => string };
  pair: { heading: (from: string, to: string) => string; text: (from: string, to: string, figure: string) => string };
  route: { text: (name: string, figure: string) => string };
  area: { text: (name: string, figure: string) => string };
  group: { text: (name: string, figure: string) => string };
  alt: (names: string[]) => string;
  altPlace: (name: string) => string;
  altPair: (from: string, to: string) => string;
  /** The name of a feature that has none. */
  nameless: (number: number) => string;
  /** A heading for what did not fit on the card before. */
  continued: (heading: string, part: number) => string;
  gazetteer: { title: string; note: string };
  own: { title: string; note: string };
  file: { note: string };
}

const list = (locale: string, more: (count: number) => string) => (names: string[]) => {
  const shown = names.length > 6 ? [...names.slice(0, 5), more(names.length - 5)] : names;
  return new Intl.ListFormat(locale).format(shown);
};
const ofEnglish = list('en', (count) => `${count} more`);
const ofDutch = list('nl', (count) => `nog ${count}`);
const ofSpanish = list('es', (count) => `${count} más`);
const ofFrench = list('fr', (count) => `${count} autres`);
const ofGerman = list('de', (count) => `${count} weitere`);

const english: Words = {
  titleOf: (names, isWay) =>
    isWay ? `From ${names[0]} to ${names[1]}` : `${names.length === 1 ? names[0] : ofEnglish(names)} on the map`,
  description: 'Every distance in this story is measured on the map that it stands beside.',
  all: {
    heading: 'All on one map',
    text: (names) =>
      `This map shows ${ofEnglish(names)}. The scenes that follow come closer, one after the other, and whatever they say of distances is measured on the map itself.`,
  },
  place: {
    text: (name) =>
      `${name} lies in the middle of this map. Whatever is within the circle is no farther from it than the label on the line says, measured as the crow flies.`,
  },
  pair: {
    heading: (from, to) => `From ${from} to ${to}`,
    text: (from, to, figure) =>
      `${from} and ${to} lie ${figure} apart as the crow flies. The tape runs between the two by the shortest way over the globe; roads, rails and rivers take longer.`,
  },
  route: {
    text: (name, figure) =>
      `The line on this map is ${name}. Measured along its whole course, from one end to the other, it is ${figure} long.`,
  },
  area: {
    text: (name, figure) =>
      `The area on this map is ${name}. It covers ${figure}, measured on the globe and within the line that is drawn around it.`,
  },
  group: {
    text: (name, figure) =>
      `What belongs together as ${name} is drawn on this map, everything where the data has it. Counted on the map, that makes ${figure} in all.`,
  },
  alt: (names) => `A map with ${ofEnglish(names)}.`,
  altPlace: (name) => `A map with ${name} in the middle of a circle.`,
  altPair: (from, to) => `A map with ${from} and ${to}; a tape runs from one to the other.`,
  nameless: (number) => `Number ${number}`,
  continued: (heading, part) => `${heading} (${part})`,
  gazetteer: { title: 'The gazetteer of Meetlint', note: 'Coordinates of the centres of cities.' },
  own: { title: 'Coordinates of our own', note: 'Given by whoever made the map.' },
  file: { note: 'The file from which this map was drawn.' },
};

const dutch: Words = {
  titleOf: (names, isWay) =>
    isWay ? `Van ${names[0]} naar ${names[1]}` : `${names.length === 1 ? names[0] : ofDutch(names)} op de kaart`,
  description: 'Elke afstand in dit verhaal is gemeten op de kaart die ernaast staat.',
  all: {
    heading: 'Alles op één kaart',
    text: (names) =>
      `Op deze kaart staan ${ofDutch(names)}. De scènes hierna komen een voor een dichterbij, en wat ze over afstanden zeggen is op de kaart zelf gemeten.`,
  },
  place: {
    text: (name) =>
      `${name} ligt in het midden van deze kaart. Alles binnen de cirkel ligt er hemelsbreed niet verder vandaan dan het bijschrift bij de lijn zegt.`,
  },
  pair: {
    heading: (from, to) => `Van ${from} naar ${to}`,
    text: (from, to, figure) =>
      `${from} en ${to} liggen hemelsbreed ${figure} uit elkaar. Het meetlint volgt de kortste weg over de aardbol; over de weg, het spoor of het water is het verder.`,
  },
  route: {
    text: (name, figure) =>
      `De lijn op deze kaart is ${name}. Langs de hele loop gemeten, van het ene eind tot het andere, is die ${figure} lang.`,
  },
  area: {
    text: (name, figure) =>
      `Het gebied op deze kaart is ${name}. Het beslaat ${figure}, gemeten op de aardbol en binnen de lijn die eromheen is getrokken.`,
  },
  group: {
    text: (name, figure) =>
      `Wat samen hoort als ${name} staat op deze kaart, alles op de plek die de gegevens noemen. Geteld op de kaart zijn het er samen ${figure}.`,
  },
  alt: (names) => `Een kaart met ${ofDutch(names)}.`,
  altPlace: (name) => `Een kaart met ${name} in het midden van een cirkel.`,
  altPair: (from, to) => `Een kaart met ${from} en ${to}; een meetlint loopt van de een naar de ander.`,
  nameless: (number) => `Nummer ${number}`,
  continued: (heading, part) => `${heading} (${part})`,
  gazetteer: { title: 'De plaatsnamenlijst van Meetlint', note: 'Coördinaten van de centra van steden.' },
  own: { title: 'Eigen coördinaten', note: 'Opgegeven door wie de kaart maakte.' },
  file: { note: 'Het bestand waarnaar deze kaart is getekend.' },
};

const spanish: Words = {
  titleOf: (names, isWay) =>
    isWay ? `De ${names[0]} a ${names[1]}` : `${names.length === 1 ? names[0] : ofSpanish(names)} en el mapa`,
  description: 'Cada distancia de esta historia está medida en el mapa que la acompaña.',
  all: {
    heading: 'Todo en un mapa',
    text: (names) =>
      `Este mapa muestra ${ofSpanish(names)}. Las escenas siguientes se acercan una tras otra, y lo que dicen de las distancias está medido en el propio mapa.`,
  },
  place: {
    text: (name) =>
      `${name} está en el centro de este mapa. Lo que queda dentro del círculo no está más lejos, en línea recta, de lo que dice la etiqueta de la línea.`,
  },
  pair: {
    heading: (from, to) => `De ${from} a ${to}`,
    text: (from, to, figure) =>
      `Entre ${from} y ${to} hay ${figure} en línea recta. La cinta sigue el camino más corto sobre el globo; por carretera, por tren o por agua la distancia es mayor.`,
  },
  route: {
    text: (name, figure) =>
      `La línea de este mapa es ${name}. Medida a lo largo de todo su recorrido, de un extremo al otro, su longitud es de ${figure}.`,
  },
  area: {
    text: (name, figure) =>
      `La zona de este mapa es ${name}. Ocupa ${figure}, medidos sobre el globo y dentro de la línea que la rodea.`,
  },
  group: {
    text: (name, figure) =>
      `Lo que va junto como ${name} está en este mapa, cada cosa donde la sitúan los datos. Contados en el mapa son ${figure} en total.`,
  },
  alt: (names) => `Un mapa con ${ofSpanish(names)}.`,
  altPlace: (name) => `Un mapa con ${name} en el centro de un círculo.`,
  altPair: (from, to) => `Un mapa con ${from} y ${to}; una cinta métrica va de un lugar al otro.`,
  nameless: (number) => `Número ${number}`,
  continued: (heading, part) => `${heading} (${part})`,
  gazetteer: { title: 'El nomenclátor de Meetlint', note: 'Coordenadas de los centros de las ciudades.' },
  own: { title: 'Coordenadas propias', note: 'Indicadas por quien hizo el mapa.' },
  file: { note: 'El archivo a partir del cual se dibujó este mapa.' },
};

const french: Words = {
  titleOf: (names, isWay) =>
    isWay ? `De ${names[0]} à ${names[1]}` : `${names.length === 1 ? names[0] : ofFrench(names)} sur la carte`,
  description: 'Chaque distance de ce récit est mesurée sur la carte qui l’accompagne.',
  all: {
    heading: 'Tout sur une carte',
    text: (names) =>
      `Cette carte montre ${ofFrench(names)}. Les scènes suivantes s’en approchent l’une après l’autre, et ce qu’elles disent des distances est mesuré sur la carte même.`,
  },
  place: {
    text: (name) =>
      `${name} se trouve au milieu de cette carte. Ce qui est dans le cercle n’en est pas plus loin, à vol d’oiseau, que ne le dit l’étiquette de la ligne.`,
  },
  pair: {
    heading: (from, to) => `De ${from} à ${to}`,
    text: (from, to, figure) =>
      `Entre ${from} et ${to}, il y a ${figure} à vol d’oiseau. Le ruban suit le plus court chemin sur le globe ; par la route, le rail ou l’eau, c’est plus long.`,
  },
  route: {
    text: (name, figure) =>
      `La ligne sur cette carte est ${name}. Mesurée le long de tout son tracé, d’un bout à l’autre, elle fait ${figure} de long.`,
  },
  area: {
    text: (name, figure) =>
      `La zone sur cette carte est ${name}. Elle couvre ${figure}, mesurés sur le globe et à l’intérieur de la ligne qui l’entoure.`,
  },
  group: {
    text: (name, figure) =>
      `Ce qui va ensemble sous le nom de ${name} figure sur cette carte, chaque chose là où les données la situent. Compté sur la carte, cela fait ${figure} en tout.`,
  },
  alt: (names) => `Une carte avec ${ofFrench(names)}.`,
  altPlace: (name) => `Une carte avec ${name} au milieu d’un cercle.`,
  altPair: (from, to) => `Une carte avec ${from} et ${to} ; un ruban va de l’un à l’autre.`,
  nameless: (number) => `Numéro ${number}`,
  continued: (heading, part) => `${heading} (${part})`,
  gazetteer: { title: 'L’index des lieux de Meetlint', note: 'Coordonnées des centres des villes.' },
  own: { title: 'Coordonnées propres', note: 'Indiquées par l’auteur de la carte.' },
  file: { note: 'Le fichier d’après lequel cette carte est dessinée.' },
};

const german: Words = {
  titleOf: (names, isWay) =>
    isWay ? `Von ${names[0]} nach ${names[1]}` : `${names.length === 1 ? names[0] : ofGerman(names)} auf der Karte`,
  description: 'Jede Entfernung in dieser Geschichte ist auf der Karte gemessen, neben der sie steht.',
  all: {
    heading: 'Alles auf einer Karte',
    text: (names) =>
      `Diese Karte zeigt ${ofGerman(names)}. Die folgenden Szenen kommen nacheinander näher heran, und was sie über Entfernungen sagen, ist auf der Karte selbst gemessen.`,
  },
  place: {
    text: (name) =>
      `${name} liegt in der Mitte dieser Karte. Was innerhalb des Kreises liegt, ist in Luftlinie nicht weiter entfernt, als die Beschriftung der Linie sagt.`,
  },
  pair: {
    heading: (from, to) => `Von ${from} nach ${to}`,
    text: (from, to, figure) =>
      `${from} und ${to} liegen in Luftlinie ${figure} auseinander. Das Maßband folgt dem kürzesten Weg über den Globus; auf Straße, Schiene oder Wasser ist es weiter.`,
  },
  route: {
    text: (name, figure) =>
      `Die Linie auf dieser Karte ist ${name}. Entlang ihres ganzen Verlaufs gemessen, von einem Ende zum anderen, ist sie ${figure} lang.`,
  },
  area: {
    text: (name, figure) =>
      `Die Fläche auf dieser Karte ist ${name}. Sie umfasst ${figure}, gemessen auf dem Globus und innerhalb der Linie, die sie umgibt.`,
  },
  group: {
    text: (name, figure) =>
      `Was als ${name} zusammengehört, steht auf dieser Karte, alles dort, wo es die Daten haben. Auf der Karte gezählt, sind es zusammen ${figure}.`,
  },
  alt: (names) => `Eine Karte mit ${ofGerman(names)}.`,
  altPlace: (name) => `Eine Karte mit ${name} in der Mitte eines Kreises.`,
  altPair: (from, to) => `Eine Karte mit ${from} und ${to}; ein Maßband verläuft vom einen zum anderen.`,
  nameless: (number) => `Nummer ${number}`,
  continued: (heading, part) => `${heading} (${part})`,
  gazetteer: { title: 'Das Ortsverzeichnis von Meetlint', note: 'Koordinaten der Stadtmitten.' },
  own: { title: 'Eigene Koordinaten', note: 'Angegeben von denen, die die Karte gemacht haben.' },
  file: { note: 'Die Datei, nach der diese Karte gezeichnet ist.' },
};

const words: Record<string, Words> = { en: english, nl: dutch, es: spanish, fr: french, de: german };

/** Languages in which a new story can begin. */
export const firstLanguages = Object.keys(words);

export function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale;
}

/** Undefined in a language in which none are written. */
export function wordsIn(locale: string): Words | undefined {
  const language = languageOf(locale);
  return Object.hasOwn(words, language) ? words[language] : undefined;
}
