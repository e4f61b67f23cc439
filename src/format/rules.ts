/** What a rule says of itself in the documentation; what it says of a mistake stands where the rule is broken. */
export interface Rule {
  /** `either`: by how much is wrong. */
  severity: 'error' | 'warning' | 'either';
  /** What must hold, as a sentence without its subject's name. */
  means: string;
  /** What a reader or an editor would suffer without it. */
  why: string;
  /** What breaks it. */
  example: string;
}

/**
 * Every rule by its id. A problem can name no other, so that no rule is without a reason; the table in
 * `story/README.md` is made from here, and every rule has a folder in `tests/cases/check/` that breaks it.
 */
const table = {
  // The file as JSON.
  'not-json': {
    severity: 'error',
    means: 'The file is JSON; comments and trailing commas are allowed.',
    why: 'Nothing behind the fault can be read with certainty.',
    example: '`"title": "Minsk` without its closing quotation mark',
  },
  'not-utf8': {
    severity: 'error',
    means: 'The file is encoded as UTF-8.',
    why: 'Letters beyond the English alphabet would be published as �.',
    example: 'a file saved as Windows-1252, or by a spreadsheet as “CSV” instead of “CSV UTF-8”',
  },
  'duplicate-key': {
    severity: 'error',
    means: 'No key stands twice in one object.',
    why: 'JSON parsers silently drop one of the two.',
    example: '`"heading"` twice in one scene',
  },

  // The format.
  'unknown-key': {
    severity: 'error',
    means: 'Every key is one that the format knows.',
    why: 'A misspelt key would silently do nothing.',
    example: '`"scences": []`',
  },
  'missing-key': {
    severity: 'error',
    means: 'Every required key is there.',
    why: 'There is nothing sensible to put in its place.',
    example: 'a scene without `"heading"`',
  },
  'wrong-type': {
    severity: 'error',
    means: 'A value is of the kind that its key takes.',
    why: 'Guessing what was meant would hide the mistake.',
    example: '`"zoom": "5"`',
  },
  'unknown-value': {
    severity: 'error',
    means: 'A word is one of those that its key takes.',
    why: 'A misspelt choice would silently be the default.',
    example: '`"projection": "globo"`',
  },
  'bad-pattern': {
    severity: 'error',
    means: 'Names, language tags and tolerances are written as the format says.',
    why: 'Names become addresses and anchors; tolerances are read as numbers.',
    example: '`"id": "Union Resolve"`',
  },
  empty: {
    severity: 'error',
    means: 'What is given is not empty.',
    why: 'An empty text or list is either forgotten or superfluous.',
    example: '`"title": ""`',
  },
  'empty-scenes': {
    severity: 'error',
    means: 'A story has at least one scene.',
    why: 'There would be nothing to read.',
    example: '`"scenes": []`',
  },
  'too-many': {
    severity: 'error',
    means: 'A list has no more elements than can be told apart.',
    why: 'A fourth tint looks like one of the other three.',
    example: '`"shade": ["EU", "NATO", "CSTO", "union-state"]`',
  },
  'wrong-length': {
    severity: 'error',
    means: 'Pairs have two elements.',
    why: 'A distance is between two things, a place has two coordinates.',
    example: '`"distance": ["minsk"]`',
  },
  'out-of-range': {
    severity: 'error',
    means: 'Numbers lie where they make sense: longitudes in -180 … 360, latitudes in -90 … 90.',
    why: 'The map would be blank.',
    example: '`"center": [527.5, 53.9]`',
  },
  'not-a-date': {
    severity: 'error',
    means: 'Dates exist, and intervals end after they begin.',
    why: 'Dates are written out for readers and machines.',
    example: '`"date": "2022-02-30"`',
  },
  'not-a-url': {
    severity: 'error',
    means: 'Addresses of sources are whole.',
    why: 'Readers could not follow them.',
    example: '`"url": "example.org/report"`',
  },
  'map-missing': {
    severity: 'error',
    means: 'The first scene has a map, or the story an opening.',
    why: 'There is no map before it that could be held.',
    example: 'a first scene without `"map"`',
  },
  'map-camera': {
    severity: 'error',
    means: 'A map says in exactly one way where the camera stands: `fit`, or `center` and `zoom`.',
    why: 'Of two ways one would silently be ignored.',
    example: '`"map": { "fit": ["BY"], "zoom": 4 }`',
  },
  'duplicate-id': {
    severity: 'error',
    means:
      'No id is that of two scenes, of two features, or of a feature and a group; no group of countries is called like one of these, or like one that Meetlint brings along.',
    why: 'An anchor or a reference could mean either.',
    example: 'two scenes with `"id": "rising"`',
  },

  // Languages.
  'duplicate-locale': {
    severity: 'error',
    means: 'No language is listed twice.',
    why: 'Both would be written to the same address.',
    example: '`"locales": ["nl", "nl"]`',
  },
  'locale-unsupported': {
    severity: 'warning',
    means: 'Numbers and dates can be written in every language of the story.',
    why: 'Figures would be formatted as in the default language of the machine that builds.',
    example: '`"locales": ["tlh"]`',
  },
  'locale-words': {
    severity: 'warning',
    means: 'The page itself speaks every language of the story: there is a file of words for it.',
    why: 'Readers would see English buttons and panels around the story.',
    example: '`"locales": ["it"]`, and no `story/words/it.json`',
  },
  'words-missing': {
    severity: 'warning',
    means: 'A file of words has all of them.',
    why: 'Readers would see English ones among the others.',
    example: '`story/words/it.json` without `"next"`',
  },
  'words-placeholder': {
    severity: 'error',
    means: 'The words of a page have the same names in braces as the English ones.',
    why: 'A date, a figure or a name would be missing from the sentence, or braces be printed.',
    example: '`"embargoed": "Embargo fino al {giorno}"`',
  },
  'translation-missing': {
    severity: 'error',
    means: 'Every text is told in every language of the story.',
    why: 'A reader would find a gap or another language.',
    example: '`"heading": { "nl": "…" }` in a story in Dutch and English',
  },
  'translation-unknown': {
    severity: 'error',
    means: 'Texts are told in the story’s languages only.',
    why: 'The text would appear nowhere; often the tag is misspelt.',
    example: '`"heading": { "nl": "…", "eng": "…" }`',
  },
  'translation-same': {
    severity: 'warning',
    means: 'A longer text is not the same in two languages.',
    why: 'It was copied to be translated, and was not.',
    example: 'the English sentence under `"nl"` too',
  },
  'translation-figure': {
    severity: 'warning',
    means: 'A figure that one language’s text gives is in all of them.',
    why: 'Readers of one language would not get the measured distance.',
    example: '`{minsk-kyiv}` in the Dutch text and not in the English',
  },
  'text-placeholder': {
    severity: 'warning',
    means: 'No text is a placeholder: TODO, TBD, FIXME, lorem ipsum, or dots alone.',
    why: 'It would be published.',
    example: '`"alt": "TODO"`',
  },

  // Texts.
  'text-plain': {
    severity: 'either',
    means: 'Texts but captions, chronologies and corrections are plain: without figures, Markdown and HTML.',
    why: 'Readers would see braces and asterisks.',
    example: '`"heading": "{minsk-kyiv} from Kyiv"`',
  },
  'caption-markdown': {
    severity: 'error',
    means: 'Captions are paragraphs, lists, emphasis and links.',
    why: 'Headings, pictures and HTML would break the card and the page’s outline.',
    example: '`"text": "# Heading"`',
  },
  'caption-link': {
    severity: 'error',
    means: 'Links lead to web addresses or scenes.',
    why: 'Others lead nowhere, or run scripts.',
    example: '`"text": "[here](report.html)"`',
  },
  'caption-brace': {
    severity: 'error',
    means: 'Braces come in pairs.',
    why: 'A figure’s name would be printed instead of the figure.',
    example: '`"text": "Only {minsk-kyiv from Kyiv"`',
  },
  'caption-length': {
    severity: 'warning',
    means: 'A caption has 15 to 90 words; fewer where a quotation, a chronology, bars or a photograph stand beside it.',
    why: 'On a phone a longer card hides the map for several screens, and a shorter one is gone before it is read.',
    example: 'a caption of 140 words',
  },
  'typed-figure': {
    severity: 'warning',
    means: 'Distances and areas in a caption are figures of measures, or what a claim reports.',
    why: 'A figure that is typed is held against nothing, and is wrong once the map changes.',
    example: '`"text": "It is 20,000 km by sea"`',
  },
  'reading-time': {
    severity: 'warning',
    means: 'A story is read in at most 12 minutes, at 238 words a minute.',
    why: 'Few readers scroll to the end of a longer one.',
    example: 'forty scenes of eighty words',
  },
  'heading-duplicate': {
    severity: 'warning',
    means: 'No two scenes have the same heading.',
    why: 'In the list of headings of a screen reader the two cannot be told apart.',
    example: '`"heading": "The border"` in two scenes',
  },
  'heading-length': {
    severity: 'warning',
    means: 'A heading has at most 60 characters.',
    why: 'On a phone it would take more than two lines of the card.',
    example: 'a whole sentence as heading',
  },
  'heading-full-stop': {
    severity: 'warning',
    means: 'A heading does not end with a full stop.',
    why: 'It is a title and no sentence.',
    example: '`"heading": "Two capitals."`',
  },
  'alt-missing': {
    severity: 'warning',
    means: 'Every map and every photograph says in `alt` what it shows.',
    why: 'Those who cannot see it would get nothing.',
    example: 'a scene with `"map"` and without `"alt"`',
  },
  'name-missing': {
    severity: 'warning',
    means: 'A place that a story names by its id has a name.',
    why: 'Readers would see a dot and not know what it is; what a tape reaches from and to could not be told.',
    example: 'a feature with `"id": "minsk"` and no `"name"`, in `"show": ["minsk"]`',
  },
  'date-missing': {
    severity: 'warning',
    means: 'Every scene says when it plays.',
    why: 'A map of positions without a date says nothing that can be checked.',
    example: 'a scene without `"date"`',
  },
  'date-order': {
    severity: 'warning',
    means:
      'The entries of a chronology run in order, within the date of their scene; updates and corrections follow publication.',
    why: 'One of the dates is wrong, or readers would look for what happened in between.',
    example: 'an entry of 2021-06 below one of 2022-01, in a scene of 2022',
  },
  'embargo-over': {
    severity: 'warning',
    means: 'An embargo lies ahead.',
    why: 'The list of stories and search engines would go on leaving out a story that may be read.',
    example: '`"status": { "embargoed": "2022-02-24T06:00:00+01:00" }`, today',
  },
  'source-missing': {
    severity: 'warning',
    means: 'Every scene names what it rests on.',
    why: 'Readers could not check it.',
    example: 'a scene without `"sources"`',
  },

  'credit-missing': {
    severity: 'warning',
    means: 'Every photograph says in `credit` who made it, every basemap of one’s own whose it is.',
    why: 'It is somebody’s work, and readers must be able to judge where it is from.',
    example: 'an `"image"` without `"credit"`',
  },

  // Photographs.
  'image-missing': {
    severity: 'error',
    means: 'A photograph is a file in the story’s folder.',
    why: 'There would be a hole in the page.',
    example: '`"file": "images/brigde.jpg"`',
  },
  'image-unreadable': {
    severity: 'error',
    means: 'A photograph is JPEG, PNG, WebP, AVIF or TIFF, and whole.',
    why: 'No smaller ones could be made of it for the page.',
    example: 'a PDF named `bridge.jpg`',
  },
  'image-too-small': {
    severity: 'warning',
    means: 'A photograph is at least 1,000 pixels wide.',
    why: 'It would be blurred on sharp screens and on paper.',
    example: 'a thumbnail of 320 × 200',
  },

  // A basemap of one's own.
  'logo-missing': {
    severity: 'error',
    means: 'Logo and icon of the site are files beside `site.json`.',
    why: 'There would be a hole in the bar of every page.',
    example: '`"logo": "logo.svg"` where the file is `logo-2026.svg`',
  },
  'logo-unreadable': {
    severity: 'error',
    means: 'They are SVG, PNG or WebP, and whole.',
    why: 'Browsers could not show them.',
    example: 'an EPS file named `logo.svg`',
  },
  'basemap-missing': {
    severity: 'error',
    means: 'The PMTiles file of a basemap is in the story’s folder.',
    why: 'Only still maps would be shown.',
    example: '`"pmtiles": "tile.pmtiles"`',
  },
  'basemap-unreadable': {
    severity: 'error',
    means: 'It is PMTiles of version 3.',
    why: 'Only still maps would be shown.',
    example: 'an MBTiles file named `tiles.pmtiles`',
  },
  'basemap-layer': {
    severity: 'error',
    means: 'What is drawn of it are layers that it has; of tiles that are pictures, none.',
    why: 'The live map would be blank where something was meant.',
    example: '`{ "layer": "watr", "fill": "#cbd7de" }`',
  },
  'third-party': {
    severity: 'warning',
    means: 'A basemap comes from the story’s own site.',
    why: 'The other site learns who reads the story, may have to be consented to, and may be gone tomorrow.',
    example: '`"basemap": { "style": "https://tiles.example.org/style.json" }`',
  },

  // References.
  'geo-missing': {
    severity: 'error',
    means: 'The files that a story lists under `geo` are there.',
    why: 'Its features would be missing on the map.',
    example: '`"geo": ["place.geojson"]`',
  },
  'unknown-reference': {
    severity: 'error',
    means: 'A reference names a feature, a group, a country or a group of countries.',
    why: 'The map would be blank where something was meant.',
    example: '`"show": ["kyv"]` where the feature is `kyiv`',
  },
  'unknown-label': {
    severity: 'error',
    means: 'A label names a country or a city of the basemap.',
    why: 'The name would be missing on the map.',
    example: '`"label": ["XY"]`',
  },
  'unknown-shade': {
    severity: 'error',
    means: 'A shade names a group of countries: one of `countryGroups`, or one that Meetlint brings along.',
    why: 'Nothing would be tinted.',
    example: '`"shade": ["NATTO"]`',
  },
  'unknown-country': {
    severity: 'error',
    means: 'A group of countries lists countries of the basemap, by their codes.',
    why: 'One of them would be missing on the map, and nobody would notice.',
    example: '`"countries": ["UK"]`, which is `GB`',
  },
  'unknown-source': {
    severity: 'error',
    means: 'A cited source is one of the story’s.',
    why: 'The citation would be empty.',
    example: '`"sources": ["vijver-2021"]`',
  },
  'unknown-measure': {
    severity: 'error',
    means: 'A figure, tape or bar names one of the story’s measures.',
    why: 'The name would be printed instead of a figure.',
    example: '`"text": "{minsk-kiev} away"`',
  },
  'measure-kind': {
    severity: 'error',
    means: 'Tapes draw distances; bars compare distances and lengths.',
    why: 'A number of things has no length on the map.',
    example: '`"tape": ["unit-sites"]`, which counts',
  },
  'feature-source': {
    severity: 'warning',
    means: 'The source of a feature that the story uses is one of the story’s.',
    why: 'The page could not say where the place is from.',
    example: '`"source": "vijver"` in a feature, `vijver-2022` in the story',
  },
  'geo-unused': {
    severity: 'warning',
    means: 'A story uses something of every file that it lists.',
    why: 'Nobody knows later whether the file may go.',
    example: '`"geo"` lists a file of which no scene and no measure names a feature',
  },
  'feature-unused': {
    severity: 'warning',
    means: 'Every feature is named by the story that lists its file, or by another that does.',
    why: 'It was forgotten in a scene, or is no longer needed.',
    example: 'a feature `vilnius` that no `fit`, `show`, `ring` or measure names',
  },
  'measure-unused': {
    severity: 'warning',
    means: 'Every measure is given in a text, drawn as a tape or shown as a bar.',
    why: 'Its figure was forgotten, or typed by hand.',
    example: 'a measure `minsk-kyiv` without `{minsk-kyiv}`',
  },
  'source-unused': {
    severity: 'warning',
    means: 'Every source is cited by a scene, a quotation, a claim, a feature or a group of countries.',
    why: 'Readers would take it for what the story rests on.',
    example: 'a source that nothing cites',
  },
  'country-group-unused': {
    severity: 'warning',
    means: 'Every group of countries is named by a map or a measure.',
    why: 'It was forgotten in a scene, or is no longer needed.',
    example: 'a group `landlocked` that no `fit`, `show`, `shade`, `ring` or measure names',
  },

  // Features.
  'kind-geometry': {
    severity: 'error',
    means: 'A feature’s kind fits its geometry.',
    why: 'It could not be drawn.',
    example: '`"kind": "route"` on a Point',
  },
  'too-few-positions': {
    severity: 'error',
    means: 'Lines have two positions, rings four.',
    why: 'Fewer make no line and no area.',
    example: 'a LineString of one position',
  },
  'ring-not-closed': {
    severity: 'error',
    means: 'A ring ends where it began.',
    why: 'RFC 7946 demands it; the last side would be missing.',
    example: 'a Polygon whose last position is not its first',
  },
  'ring-crossing': {
    severity: 'error',
    means: 'A ring does not cross itself.',
    why: 'Its area is undefined, and part of it would be painted as a hole.',
    example: 'a Polygon like a bow tie',
  },
  'ring-winding': {
    severity: 'warning',
    means: 'Outer rings run anticlockwise, holes clockwise (RFC 7946, 3.1.6).',
    why: 'On a globe other programs fill the rest of the world instead.',
    example: 'a Polygon drawn clockwise',
  },
  'geometry-too-fine': {
    severity: 'warning',
    means: 'Most vertices of a line are at least 0.1 pixel apart in the closest scene that shows it.',
    why: 'Readers on a phone would download what nobody can see.',
    example: 'a coast of 20,000 vertices in a scene of a continent',
  },
  'radius-missing': {
    severity: 'error',
    means: 'An approximate point says within how many kilometres the place lies.',
    why: 'The map draws it, and measures must not be finer.',
    example: '`"certainty": "approximate"` without `"radius"`',
  },
  'radius-exact': {
    severity: 'error',
    means: 'An exact place has no radius.',
    why: 'One of the two is wrong.',
    example: '`"radius": 2` without `"certainty"`',
  },
  'swapped-coordinates': {
    severity: 'either',
    means: 'Positions are `[longitude, latitude]`, of places as of lines and areas.',
    why: 'The most common mistake: the place lies in another part of the world.',
    example: '`[54.69, 25.28]` for Vilnius',
  },

  // Measures and claims.
  'wrong-geometry': {
    severity: 'error',
    means: 'Lengths are of lines, areas of areas.',
    why: 'A point has neither.',
    example: '`"length": "minsk"`',
  },
  'nothing-to-measure': {
    severity: 'error',
    means: 'What is measured has a place on the map.',
    why: 'There is no figure.',
    example: 'a distance to a group of countries that the basemap does not have',
  },
  'same-place': {
    severity: 'error',
    means: 'A distance or bearing is between two different things.',
    why: 'It would be 0 wherever the two meet.',
    example: '`"distance": ["minsk", "minsk"]`',
  },
  'no-bearing': {
    severity: 'error',
    means: 'A bearing is between things that do not touch.',
    why: 'There is no direction from a place to itself.',
    example: '`"bearing": ["BY", "minsk"]`',
  },
  'rounding-too-fine': {
    severity: 'either',
    means: 'A figure is not rounded finer than the places are known; an error below half of that.',
    why: 'It would claim a precision that nobody has.',
    example: '`"round": 1` to a place known within 10 km',
  },
  'rounding-too-coarse': {
    severity: 'error',
    means: 'Rounding leaves something of the figure.',
    why: 'Readers would be told 0.',
    example: '`"round": 1000` for 140 km',
  },
  'claim-failed': {
    severity: 'error',
    means: 'What was reported is within its tolerance of what is measured, or is marked as disputed.',
    why: 'The text would contradict the map.',
    example: '`"claim": { "km": 14 }` where 141 km are measured',
  },
  'claim-not-disputed': {
    severity: 'warning',
    means: 'A claim is marked as disputed only where it disagrees.',
    why: 'The page would cast doubt on a report that holds.',
    example: '`"disputed": true` where the two agree',
  },

  // What readers see, at every size of screen.
  'out-of-frame': {
    severity: 'error',
    means:
      'Everything that a scene shows lies in its picture at 390×844, 820×1180, 1440×900, 1920×1080 and 844×390 pixels.',
    why: 'Readers on phones would miss it, and nobody at a desk would know.',
    example: '`"fit": ["minsk"], "show": ["almaty"]`',
  },
  'area-cut': {
    severity: 'warning',
    means:
      'Of an area or a country that a scene sets apart at least half is seen, or it takes up a quarter of the picture.',
    why: 'Readers would see an edge of something and not know of what.',
    example: '`"fit": ["minsk"], "show": ["crimea"]` where a tip of Crimea is seen',
  },
  'too-small': {
    severity: 'warning',
    means: 'Lines and rings are seen with 24 pixels at least, areas and countries as a square of 6 pixels.',
    why: 'A tape would be nothing but its two hooks, an area would be taken for the dot of a place.',
    example: 'a tape between two suburbs in a scene of a continent',
  },
  'under-card': {
    severity: 'warning',
    means: 'The caption’s card has room below what its scene shows, on phones and tablets.',
    why: 'The card stands on the lower half of the screen and leaves the map free: of a higher one the last lines come only as the reader scrolls on, over the map.',
    example: 'a caption of 90 words with a chronology of six entries',
  },
  'label-missing': {
    severity: 'warning',
    means: 'Everything that a scene shows is named.',
    why: 'Readers would see a mark without a name.',
    example: 'a country that lies outside of the picture in `"label"`',
  },
  'label-cut': {
    severity: 'warning',
    means: 'Names are whole.',
    why: 'A name cut off cannot be read.',
    example: 'a name of sixty letters on a phone',
  },
  'label-overlap': {
    severity: 'warning',
    means: 'Names do not lie on each other.',
    why: 'Neither can be read.',
    example: 'twenty places of one city in a scene of a continent',
  },

  // Themes.
  'unknown-theme': {
    severity: 'error',
    means: 'A theme that a story names is a file in `story/themes/`.',
    why: 'The story would silently look like all others.',
    example: '`"theme": "papr"`',
  },
  'theme-signal': {
    severity: 'error',
    means: 'Forces and measurement have colours of their own, and nothing else looks like them.',
    why: 'The two colours stand for something; readers would see it where it is not.',
    example: 'a route in the red of forces',
  },
  'theme-contrast': {
    severity: 'error',
    means:
      'Names, marks and texts stand out from what is beneath them: 4.5 to 1 for texts, 3 to 1 for marks (WCAG 2.2).',
    why: 'Many readers could not read them, in sunlight nobody.',
    example: 'a grey name on grey land',
  },
} satisfies Record<string, Rule>;

/** Identifier of a rule, such as `unknown-key` or `claim-failed`. */
export type RuleId = keyof typeof table;

export const rules: Readonly<Record<RuleId, Rule>> = table;
