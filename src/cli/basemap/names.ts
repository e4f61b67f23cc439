/** A name in each language of the gazetteer. */
export type Names = Record<Language, string>;
export const languages = ['nl', 'en', 'es', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

/**
 * What cities, seas, lakes and rivers are called in French and German, as newspapers write them, by their English names.
 * What is not listed here is called the same in both.
 */
const table = `
Hrodna | Grodno | Hrodna
Homel | Gomel | Homel
Mahilyow | Moguilev | Mahiljou
Vitsebsk | Vitebsk | Wizebsk
Babruysk | Babrouïsk | Babrujsk
Baranavichy | Baranavitchy | Baranawitschy
Mazyr | Mazyr | Masyr
Polatsk | Polotsk | Polazk
Orsha | Orcha | Orscha
Zaslawye | Zaslawye | Saslauje
Barysaw | Baryssaw | Baryssau
Zhodzina | Jodzina | Schodsina
Maladzyechna | Maladetchna | Maladsetschna
Dzyarzhynsk | Dzerjinsk | Dsjarschynsk
Smalyavichy | Smaliavitchy | Smaljawitschy
Lahoysk | Lahoïsk | Lahojsk
Vileyka | Vileïka | Wilejka
Maryina Horka | Marina Gorka | Marjina Horka
Chervyen | Tcherven | Tscherwen
Stowbtsy | Stowbtsy | Stoubzy
Uzda | Ouzda | Usda
Radashkovichy | Radachkovitchy | Radaschkowitschy
Valozhyn | Valojyn | Waloschyn
Ashmyany | Achmiany | Aschmjany
Slutsk | Sloutsk | Sluzk
Kyiv | Kiev | Kyjiw
Kharkiv | Kharkiv | Charkiw
Odesa | Odessa | Odessa
Lviv | Lviv | Lwiw
Donetsk | Donetsk | Donezk
Luhansk | Louhansk | Luhansk
Mariupol | Marioupol | Mariupol
Zaporizhzhia | Zaporijia | Saporischschja
Kherson | Kherson | Cherson
Mykolaiv | Mykolaïv | Mykolajiw
Sevastopol | Sébastopol | Sewastopol
Chernihiv | Tchernihiv | Tschernihiw
Chornobyl | Tchernobyl | Tschernobyl
Sumy | Soumy | Sumy
Poltava | Poltava | Poltawa
Zhytomyr | Jytomyr | Schytomyr
Rivne | Rivne | Riwne
Lutsk | Loutsk | Luzk
Vinnytsia | Vinnytsia | Winnyzja
Chernivtsi | Tchernivtsi | Tscherniwzi
Uzhhorod | Oujhorod | Uschhorod
Moscow | Moscou | Moskau
St Petersburg | Saint-Pétersbourg | Sankt Petersburg
Bryansk | Briansk | Brjansk
Kursk | Koursk | Kursk
Voronezh | Voronej | Woronesch
Rostov-on-Don | Rostov-sur-le-Don | Rostow am Don
Sochi | Sotchi | Sotschi
Volgograd | Volgograd | Wolgograd
Pskov | Pskov | Pskow
Tver | Tver | Twer
Nizhny Novgorod | Nijni Novgorod | Nischni Nowgorod
Kazan | Kazan | Kasan
Astrakhan | Astrakhan | Astrachan
Yekaterinburg | Ekaterinbourg | Jekaterinburg
Novosibirsk | Novossibirsk | Nowosibirsk
Krasnoyarsk | Krasnoïarsk | Krasnojarsk
Irkutsk | Irkoutsk | Irkutsk
Vladivostok | Vladivostok | Wladiwostok
Murmansk | Mourmansk | Murmansk
Arkhangelsk | Arkhangelsk | Archangelsk
Warsaw | Varsovie | Warschau
Kraków | Cracovie | Krakau
Gdańsk | Gdansk | Danzig
Białystok | Bialystok | Białystok
Poznań | Poznan | Posen
Wrocław | Wroclaw | Breslau
Klaipėda | Klaipeda | Klaipėda
Narva | Narva | Narwa
Gothenburg | Göteborg | Göteborg
Copenhagen | Copenhague | Kopenhagen
The Hague | La Haye | Den Haag
Brussels | Bruxelles | Brüssel
Antwerp | Anvers | Antwerpen
Luxembourg | Luxembourg | Luxemburg
Hamburg | Hambourg | Hamburg
Munich | Munich | München
Frankfurt | Francfort | Frankfurt
London | Londres | London
Edinburgh | Édimbourg | Edinburgh
Seville | Séville | Sevilla
Cádiz | Cadix | Cádiz
Barcelona | Barcelone | Barcelona
Lisbon | Lisbonne | Lissabon
Bern | Berne | Bern
Geneva | Genève | Genf
Andorra la Vella | Andorre-la-Vieille | Andorra la Vella
San Marino | Saint-Marin | San Marino
Vatican City | Cité du Vatican | Vatikanstadt
Vienna | Vienne | Wien
Prague | Prague | Prag
Belgrade | Belgrade | Belgrad
Varna | Varna | Warna
Bucharest | Bucarest | Bukarest
Constanța | Constanta | Constanța
Iași | Iasi | Iași
Chișinău | Chisinau | Chișinău
Athens | Athènes | Athen
Thessaloniki | Thessalonique | Thessaloniki
Rome | Rome | Rom
Milan | Milan | Mailand
Genoa | Gênes | Genua
Venice | Venise | Venedig
Valletta | La Valette | Valletta
Nicosia | Nicosie | Nikosia
Tbilisi | Tbilissi | Tiflis
Yerevan | Erevan | Jerewan
Baku | Bakou | Baku
Aktau | Aktaou | Aktau
Aktobe | Aktobe | Aktöbe
Atyrau | Atyraou | Atyrau
Shymkent | Chymkent | Schymkent
Taraz | Taraz | Taras
Tashkent | Tachkent | Taschkent
Samarkand | Samarcande | Samarkand
Bishkek | Bichkek | Bischkek
Dushanbe | Douchanbé | Duschanbe
Ashgabat | Achgabat | Aschgabat
Kabul | Kaboul | Kabul
Tehran | Téhéran | Teheran
Baghdad | Bagdad | Bagdad
Damascus | Damas | Damaskus
Beirut | Beyrouth | Beirut
Tel Aviv | Tel-Aviv | Tel Aviv
Riyadh | Riyad | Riad
Dubai | Dubaï | Dubai
Muscat | Mascate | Maskat
Cairo | Le Caire | Kairo
Tripoli | Tripoli | Tripolis
Algiers | Alger | Algier
Addis Ababa | Addis-Abeba | Addis Abeba
Mogadishu | Mogadiscio | Mogadischu
Cape Town | Le Cap | Kapstadt
New Delhi | New Delhi | Neu-Delhi
Mumbai | Bombay | Mumbai
Karachi | Karachi | Karatschi
Dhaka | Dacca | Dhaka
Yangon | Rangoun | Yangon
Hanoi | Hanoï | Hanoi
Malacca | Malacca | Malakka
Singapore | Singapour | Singapur
Manila | Manille | Manila
Beijing | Pékin | Peking
Guangzhou | Canton | Guangzhou
Ürümqi | Urumqi | Ürümqi
Hong Kong | Hongkong | Hongkong
Taipei | Taipei | Taipeh
Ulaanbaatar | Oulan-Bator | Ulan-Bator
Seoul | Séoul | Seoul
Pyongyang | Pyongyang | Pjöngjang
Tokyo | Tokyo | Tokio
Mexico City | Mexico | Mexiko-Stadt
Havana | La Havane | Havanna
Santo Domingo | Saint-Domingue | Santo Domingo
Panama City | Panama | Panama-Stadt
Bogotá | Bogota | Bogotá
Brasília | Brasilia | Brasília
São Paulo | Sao Paulo | São Paulo
Salvador | Salvador de Bahia | Salvador
Ushuaia | Ushuaïa | Ushuaia
Santiago | Santiago | Santiago de Chile

Atlantic Ocean | Océan Atlantique | Atlantischer Ozean
Pacific Ocean | Océan Pacifique | Pazifischer Ozean
Indian Ocean | Océan Indien | Indischer Ozean
Arctic Ocean | Océan Arctique | Arktischer Ozean
Southern Ocean | Océan Austral | Südlicher Ozean
North Sea | Mer du Nord | Nordsee
Baltic Sea | Mer Baltique | Ostsee
Black Sea | Mer Noire | Schwarzes Meer
Mediterranean Sea | Mer Méditerranée | Mittelmeer
Caspian Sea | Mer Caspienne | Kaspisches Meer
Barents Sea | Mer de Barents | Barentssee
Norwegian Sea | Mer de Norvège | Europäisches Nordmeer
Red Sea | Mer Rouge | Rotes Meer
Arabian Sea | Mer d’Arabie | Arabisches Meer
Bay of Bengal | Golfe du Bengale | Golf von Bengalen
South China Sea | Mer de Chine méridionale | Südchinesisches Meer
Philippine Sea | Mer des Philippines | Philippinensee
Sea of Japan | Mer du Japon | Japanisches Meer
Sea of Okhotsk | Mer d’Okhotsk | Ochotskisches Meer
Bering Sea | Mer de Béring | Beringmeer
Coral Sea | Mer de Corail | Korallenmeer
Tasman Sea | Mer de Tasman | Tasmansee
Caribbean Sea | Mer des Caraïbes | Karibisches Meer
Gulf of Mexico | Golfe du Mexique | Golf von Mexiko
Hudson Bay | Baie d’Hudson | Hudson Bay
Gulf of Bothnia | Golfe de Botnie | Bottnischer Meerbusen
Gulf of Finland | Golfe de Finlande | Finnischer Meerbusen
Gulf of Riga | Golfe de Riga | Rigaischer Meerbusen
Sea of Azov | Mer d’Azov | Asowsches Meer
Aegean Sea | Mer Égée | Ägäisches Meer
Adriatic Sea | Mer Adriatique | Adria
Ionian Sea | Mer Ionienne | Ionisches Meer
Tyrrhenian Sea | Mer Tyrrhénienne | Tyrrhenisches Meer
Bay of Biscay | Golfe de Gascogne | Golf von Biskaya
English Channel | Manche | Ärmelkanal
Persian Gulf | Golfe Persique | Persischer Golf
Celebes Sea | Mer de Célèbes | Celebessee
Banda Sea | Mer de Banda | Bandasee
Strait of Magellan | Détroit de Magellan | Magellanstraße
Aral Sea | Mer d’Aral | Aralsee
Lake Balkhash | Lac Balkhach | Balchaschsee
Lake Baikal | Lac Baïkal | Baikalsee
Lake Ladoga | Lac Ladoga | Ladogasee
Lake Onega | Lac Onega | Onegasee
Lake Peipus | Lac Peïpous | Peipussee
Issyk-Kul | Issyk-Koul | Yssykköl
Lake Van | Lac de Van | Vansee
Lake Victoria | Lac Victoria | Viktoriasee
Lake Tanganyika | Lac Tanganyika | Tanganjikasee
Lake Malawi | Lac Malawi | Malawisee
Lake Superior | Lac Supérieur | Oberer See
Lake Michigan | Lac Michigan | Michigansee
Lake Huron | Lac Huron | Huronsee
Great Bear Lake | Grand Lac de l’Ours | Großer Bärensee
Lake Titicaca | Lac Titicaca | Titicacasee
Zaslawye Reservoir | Réservoir de Zaslawye | Stausee Saslauje
Vileyka Reservoir | Réservoir de Vileïka | Stausee Wilejka
Kyiv Reservoir | Réservoir de Kiev | Kyjiwer Stausee

Dnieper | Dniepr | Dnjepr
Pripyat | Pripiat | Prypjat
Western Dvina | Dvina occidentale | Westliche Dwina
Neman | Niémen | Memel
Berezina | Bérézina | Beresina
Svislach | Svislotch | Swislatsch
Sozh | Soj | Sosch
Bug | Boug | Bug
Vistula | Vistule | Weichsel
Dniester | Dniestr | Dnister
Southern Bug | Boug méridional | Südlicher Bug
Danube | Danube | Donau
Donets | Donets | Donez
Volga | Volga | Wolga
Rhine | Rhin | Rhein
`;

const names = new Map(
  table
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [en = '', fr = '', de = ''] = line.split('|').map((part) => part.trim());
      return [en, { fr, de }];
    }),
);

/** The names in both languages of what has this name in English. */
export function inFrenchAndGerman(en: string): { fr: string; de: string } {
  return names.get(en) ?? { fr: en, de: en };
}

/** English names in the table. */
export const listed = [...names.keys()];
