import type { CompiledStory } from '../compile/index.ts';
import { directionOf } from '../drawing/index.ts';
import type { Theme } from '../format/index.ts';
import { languageName } from '../reader/languages.ts';
import { contentSecurityPolicy, escape, schemeMeta, type Assets } from './document.ts';
import type { SiteHouse } from './house.ts';
import { iconLink } from './houseHtml.ts';

const words = {
  en: {
    heading: 'Share and embed',
    intro: 'Put this story into any page. It comes without cookies, without trackers and without anything from others.',
    options: 'What to show',
    language: 'Language',
    from: 'From scene',
    to: 'To scene',
    units: 'Distances',
    asWritten: 'as the story has them',
    kilometres: 'kilometres',
    miles: 'miles',
    theme: 'Colours',
    auto: 'as the reader’s system has them',
    light: 'light',
    dark: 'dark',
    driven: 'Scrolls with your page',
    drivenWhy:
      'One line of script and one element. The reader scrolls your page, and the map moves along. Recommended.',
    frame: 'A frame alone',
    frameWhy:
      'For a CMS that allows no script. Where it fits frames to their content (pym, iframe-resizer, Datawrapper and others) the story scrolls with the page; elsewhere it scrolls inside the frame.',
    oembed: 'oEmbed',
    oembedWhy: 'WordPress and others make an embed of the link alone; this is what they ask for.',
    link: 'Link',
    copy: 'Copy',
    copied: 'Copied',
    preview: 'As your readers see it',
    phone: 'Phone',
    tablet: 'Tablet',
    desktop: 'Desktop',
    read: 'Read the story',
    host: 'A page of yours',
    hostText:
      'This stands for the text of your article. Scroll on: the story below takes over the screen, and lets it go when it is told.',
    hostAfter: 'Here your article goes on.',
  },
  nl: {
    heading: 'Delen en insluiten',
    intro: 'Zet dit verhaal in elke pagina. Het komt zonder cookies, zonder trackers en zonder iets van anderen.',
    options: 'Wat te tonen',
    language: 'Taal',
    from: 'Vanaf scène',
    to: 'Tot en met scène',
    units: 'Afstanden',
    asWritten: 'zoals het verhaal ze geeft',
    kilometres: 'kilometers',
    miles: 'mijlen',
    theme: 'Kleuren',
    auto: 'zoals het systeem van de lezer',
    light: 'licht',
    dark: 'donker',
    driven: 'Scrolt mee met uw pagina',
    drivenWhy: 'Eén regel script en één element. De lezer scrolt uw pagina en de kaart beweegt mee. Aanbevolen.',
    frame: 'Alleen een frame',
    frameWhy:
      'Voor een CMS dat geen script toelaat. Past het frames aan hun inhoud aan (pym, iframe-resizer, Datawrapper en andere), dan scrolt het verhaal met de pagina; anders scrolt het binnen het frame.',
    oembed: 'oEmbed',
    oembedWhy: 'WordPress en andere maken van de link alleen al een embed; dit is waar ze om vragen.',
    link: 'Link',
    copy: 'Kopieer',
    copied: 'Gekopieerd',
    preview: 'Zoals uw lezers het zien',
    phone: 'Telefoon',
    tablet: 'Tablet',
    desktop: 'Computer',
    read: 'Lees het verhaal',
    host: 'Een pagina van u',
    hostText:
      'Hier staat de tekst van uw artikel. Scrol verder: het verhaal hieronder vult het scherm, en laat het los als het verteld is.',
    hostAfter: 'Hier gaat uw artikel verder.',
  },
  es: {
    heading: 'Compartir e insertar',
    intro: 'Inserte este relato en cualquier página. No trae cookies ni rastreadores, ni carga nada de terceros.',
    options: 'Qué mostrar',
    language: 'Idioma',
    from: 'Desde la escena',
    to: 'Hasta la escena',
    units: 'Distancias',
    asWritten: 'como las da el relato',
    kilometres: 'kilómetros',
    miles: 'millas',
    theme: 'Colores',
    auto: 'los del sistema del lector',
    light: 'claros',
    dark: 'oscuros',
    driven: 'Se desplaza con su página',
    drivenWhy:
      'Una línea de script y un elemento. El lector se desplaza por su página y el mapa lo acompaña. Recomendado.',
    frame: 'Solo un marco',
    frameWhy:
      'Para un CMS que no admite scripts. Si ajusta los marcos a su contenido (pym, iframe-resizer, Datawrapper y otros), el relato se desplaza con la página; si no, se desplaza dentro del marco.',
    oembed: 'oEmbed',
    oembedWhy: 'A WordPress y a otros sistemas les basta el enlace para insertar el relato; esto es lo que consultan.',
    link: 'Enlace',
    copy: 'Copiar',
    copied: 'Copiado',
    preview: 'Así lo verán sus lectores',
    phone: 'Móvil',
    tablet: 'Tableta',
    desktop: 'Ordenador',
    read: 'Leer el relato',
    host: 'Una página suya',
    hostText:
      'Este es el lugar del texto de su artículo. Siga bajando: el relato ocupará la pantalla y la dejará libre cuando termine.',
    hostAfter: 'Aquí continúa su artículo.',
  },
  ar: {
    heading: 'المشاركة والتضمين',
    intro: 'ضع هذه القصة في أي صفحة. تأتي بلا ملفات ارتباط ولا متتبعات، ولا تحمّل شيئًا من جهة أخرى.',
    options: 'ما الذي يُعرض',
    language: 'اللغة',
    from: 'من المشهد',
    to: 'إلى المشهد',
    units: 'المسافات',
    asWritten: 'كما ترد في القصة',
    kilometres: 'كيلومترات',
    miles: 'أميال',
    theme: 'الألوان',
    auto: 'كما في نظام القارئ',
    light: 'فاتحة',
    dark: 'داكنة',
    driven: 'تتحرك مع تمرير صفحتك',
    drivenWhy: 'سطر برمجي واحد وعنصر واحد. يمرّر القارئ صفحتك فتتحرك الخريطة معه. هذه هي الطريقة الموصى بها.',
    frame: 'إطار وحده',
    frameWhy:
      'لنظام إدارة محتوى لا يسمح بالنصوص البرمجية. إن كان يلائم الإطارات مع محتواها (pym وiframe-resizer وDatawrapper وغيرها) تُمرَّر القصة مع الصفحة، وإلا فداخل الإطار.',
    oembed: 'oEmbed',
    oembedWhy: 'يكفي WordPress وغيره الرابطُ وحده لتضمين القصة؛ وهذا ما تطلبه تلك الأنظمة.',
    link: 'الرابط',
    copy: 'نسخ',
    copied: 'نُسخ',
    preview: 'كما يراها قراؤك',
    phone: 'هاتف',
    tablet: 'جهاز لوحي',
    desktop: 'حاسوب',
    read: 'اقرأ القصة',
    host: 'صفحة من صفحاتك',
    hostText: 'هذا مكان نص مقالك. تابع التمرير: ستملأ القصة أدناه الشاشة، ثم تتركها حين تنتهي.',
    hostAfter: 'هنا يستمر مقالك.',
  },
};

function wordsOf(locale: string): (typeof words)['en'] {
  const language = locale.split('-')[0] ?? '';
  return language in words ? words[language as keyof typeof words] : words.en;
}

/** All that these pages may print in a locale: the fonts are cut down to it. */
export function shareText(locale: string): string {
  return Object.values(wordsOf(locale)).join('');
}

interface Parts {
  assets: Assets;
  theme: Theme;
  /** Where the site will stand; absent where that is not known, and then the page finds out in the browser. */
  address: string | undefined;
  house: SiteHouse;
}

function head(title: string, locale: string, { assets, theme, house }: Parts, scripts: string): string {
  const href = (path: string) => escape(path.startsWith('/') ? path : `../../${path}`);
  const policy = `${contentSecurityPolicy}; frame-src 'self'`;
  return `<!doctype html>
<html lang="${escape(locale)}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
${assets.strict ? `<meta http-equiv="Content-Security-Policy" content="${policy}">\n` : ''}<meta name="viewport" content="width=device-width, initial-scale=1">
${schemeMeta(theme).join('\n')}
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
${iconLink(house, '../../')}
${assets.styles.map((path) => `<link rel="stylesheet" href="${href(path)}">`).join('\n')}
${scripts}
</head>`;
}

/** The page from which a story is taken along: snippets for hosts, what to show of it, and how it will look there. */
export function shareDocument(story: CompiledStory, parts: Parts): string {
  const { slug, locale, locales, scenes, title } = story;
  const say = wordsOf(locale);
  const { assets, address = '' } = parts;
  const scripts = assets.scripts
    .map((path) => `<script type="module" src="${escape(path.startsWith('/') ? path : `../../${path}`)}"></script>`)
    .join('\n');
  const option = (value: string, text: string, selected = false) =>
    `<option value="${escape(value)}"${selected ? ' selected' : ''}>${escape(text)}</option>`;
  const select = (name: string, label: string, options: string[]) =>
    `<label>${escape(label)}<select name="${name}">${options.join('')}</select></label>`;
  const sceneOptions = (chosen: number) =>
    scenes.map(({ heading }, i) => option(String(i + 1), `${i + 1}. ${heading}`, i === chosen));
  const snippet = (name: string, heading: string, why: string) =>
    `<section class="snippet"><h2>${escape(heading)}</h2>${why ? `<p>${escape(why)}</p>` : ''}
<div class="code"><pre tabindex="0" dir="ltr"><code data-snippet="${name}"></code></pre><button type="button" data-copy="${name}" data-copied="${escape(say.copied)}">${escape(say.copy)}</button></div></section>`;
  const width = (pixels: number, height: number, label: string, pressed = false) =>
    `<button type="button" data-width="${pixels}" data-height="${height}" aria-pressed="${pressed}">${escape(label)} <span>${pixels}</span></button>`;
  return `${head(`${say.heading}: ${title}`, locale, parts, scripts)}
<body class="share" data-share data-slug="${escape(slug)}" data-locale="${escape(locale)}" data-title="${escape(title)}" data-count="${scenes.length}" data-address="${escape(address)}">
<header><p class="kicker">${escape(say.heading)}</p><h1>${escape(title)}</h1><p>${escape(say.intro)} <a href="./">${escape(say.read)}</a></p></header>
<main>
<div class="take">
<form aria-label="${escape(say.options)}">
${select(
  'lang',
  say.language,
  locales.map((tag) => option(tag, languageName(tag), tag === locale)),
)}
${select('from', say.from, sceneOptions(0))}
${select('to', say.to, sceneOptions(scenes.length - 1))}
${select('units', say.units, [option('', say.asWritten), option('km', say.kilometres), option('mi', say.miles)])}
${select('theme', say.theme, [option('', say.auto), option('light', say.light), option('dark', say.dark)])}
</form>
${snippet('driven', say.driven, say.drivenWhy)}
${snippet('frame', say.frame, say.frameWhy)}
${snippet('oembed', say.oembed, say.oembedWhy)}
${snippet('link', say.link, '')}
</div>
<section class="preview" aria-labelledby="preview"><h2 id="preview">${escape(say.preview)}</h2>
<div class="widths" role="group" aria-labelledby="preview">${width(390, 780, say.phone, true)}${width(820, 1100, say.tablet)}${width(1280, 800, say.desktop)}</div>
<div class="screen" data-screen><iframe title="${escape(`${say.preview}: ${title}`)}" data-preview></iframe></div>
</section>
</main>
</body>
</html>
`;
}

/** A host page of nobody's, in which the story is shown as any host would show it. */
export function previewDocument(story: CompiledStory, parts: Parts): string {
  const { locale, title } = story;
  const say = wordsOf(locale);
  const loader = parts.assets.strict
    ? '<script src="../../embed.js" async></script>'
    : '<script type="module" src="/src/embed/loader.ts"></script>';
  const scripts = parts.assets.scripts
    .map((path) => `<script type="module" src="${escape(path.startsWith('/') ? path : `../../${path}`)}"></script>`)
    .join('\n');
  return `${head(title, locale, parts, scripts)}
<body class="host" data-host>
<div class="column"><p class="kicker">${escape(say.host)}</p><p class="lead">${escape(say.hostText)}</p>
<p class="bars" aria-hidden="true"></p></div>
<meetlint-story length="${story.scenes.length}"></meetlint-story>
<div class="column"><p class="lead">${escape(say.hostAfter)}</p><p class="bars" aria-hidden="true"></p></div>
${loader}
</body>
</html>
`;
}
