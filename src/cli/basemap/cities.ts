import { inFrenchAndGerman, type Names } from './names.ts';
import { slug } from './slug.ts';

/**
 * Cities by hand: capitals, and cities that stories of Europe, Central Asia and the oceans need. Coordinates are those
 * of the city's centre. Dutch names as Dutch newsrooms write them.
 */
export interface City {
  /** The English name in lower-case letters and hyphens. */
  id: string;
  /** ISO 3166-1 alpha-2, by the `un` view. */
  country: string;
  name: Names;
  /** `[longitude, latitude]` in degrees. */
  at: [number, number];
  /** 1: known over the world … 4: known in its region, 5: in its district. */
  rank: 1 | 2 | 3 | 4 | 5;
  capital: boolean;
}

/** `country rank[*] longitude latitude | nl | en | es`; `*` marks a capital; a name left out is as the one before. */
const table = `
BY 1* 27.5618 53.9023 | Minsk
BY 3 23.6847 52.0938 | Brest
BY 3 23.8299 53.6778 | Hrodna | Hrodna | Grodno
BY 3 30.9878 52.4313 | Homel | Homel | Gómel
BY 3 30.3364 53.9007 | Mahiljow | Mahilyow | Maguilov
BY 3 30.2024 55.1904 | Vitsebsk | Vitsebsk | Vítebsk
BY 4 29.2214 53.1384 | Babroejsk | Babruysk | Babruisk
BY 4 26.0139 53.1327 | Baranavitsjy | Baranavichy | Baranóvichi
BY 4 26.1031 52.1115 | Pinsk
BY 4 29.2456 52.0495 | Mazyr | Mazyr | Mozyr
BY 4 28.7856 55.4856 | Polatsk | Polatsk | Pólatsk
BY 4 30.4056 54.5081 | Orsja | Orsha | Orsha
BY 4 25.3029 53.8834 | Lida
BY 5 27.2847 54.0090 | Zaslawje | Zaslawye | Zaslavie
BY 5 28.5050 54.2279 | Barysaw | Barysaw | Borísov
BY 5 28.3331 54.0985 | Zjodzina | Zhodzina | Zhódino
BY 5 26.8389 54.3105 | Maladzetsjna | Maladzyechna | Molodechno
BY 5 27.1381 53.6832 | Dzjarzjynsk | Dzyarzhynsk | Dzerzhinsk
BY 5 28.0850 54.0250 | Smaljavitsjy | Smalyavichy | Smolévichi
BY 5 27.8497 54.2064 | Lahojsk | Lahoysk | Lahoisk
BY 5 26.9167 54.4914 | Vilejka | Vileyka | Vileika
BY 5 28.1470 53.5090 | Marina Horka | Maryina Horka | Márina Gorka
BY 5 28.4297 53.7078 | Tsjervjen | Chervyen | Cherven
BY 5 26.7436 53.4858 | Stowbtsy | Stowbtsy | Stolbtsí
BY 5 27.2139 53.4661 | Oezda | Uzda
BY 5 27.3331 53.7500 | Fanipal
BY 5 27.2400 54.1550 | Radasjkovitsjy | Radashkovichy
BY 5 26.5266 54.0892 | Valozjyn | Valozhyn
BY 5 26.3957 54.4798 | Smarhon
BY 5 25.9373 54.4250 | Asjmjany | Ashmyany
BY 5 27.5597 53.0274 | Sloetsk | Slutsk
UA 1* 30.5234 50.4501 | Kyiv | Kyiv | Kiev
UA 2 36.2304 49.9935 | Charkiv | Kharkiv | Járkov
UA 2 30.7233 46.4825 | Odesa
UA 3 35.0462 48.4647 | Dnipro
UA 2 24.0297 49.8397 | Lviv | Lviv | Leópolis
UA 3 37.8028 48.0159 | Donetsk
UA 3 39.3078 48.5740 | Loehansk | Luhansk | Lugansk
UA 3 37.5434 47.0971 | Marioepol | Mariupol
UA 3 35.1396 47.8388 | Zaporizja | Zaporizhzhia | Zaporiyia
UA 3 32.6169 46.6354 | Cherson | Kherson | Jersón
UA 3 31.9946 46.9750 | Mykolajiv | Mykolaiv | Mikolaiv
UA 3 34.1024 44.9521 | Simferopol
UA 3 33.5254 44.6054 | Sebastopol | Sevastopol | Sebastopol
UA 3 31.2893 51.4982 | Tsjernihiv | Chernihiv | Chernígov
UA 4 30.2219 51.2763 | Tsjernobyl | Chornobyl | Chernóbil
UA 3 34.8003 50.9077 | Soemy | Sumy
UA 3 34.5514 49.5883 | Poltava
UA 3 28.6587 50.2547 | Zjytomyr | Zhytomyr | Yitómir
UA 3 26.2516 50.6199 | Rivne
UA 3 25.3254 50.7472 | Loetsk | Lutsk
UA 3 28.4682 49.2331 | Vinnytsja | Vinnytsia
UA 4 25.9358 48.2915 | Tsjernivtsi | Chernivtsi | Chernivtsí
UA 4 22.2879 48.6208 | Oezjhorod | Uzhhorod | Úzhgorod
RU 1* 37.6173 55.7558 | Moskou | Moscow | Moscú
RU 1 30.3351 59.9343 | Sint-Petersburg | St Petersburg | San Petersburgo
RU 3 20.5102 54.7104 | Kaliningrad | Kaliningrad | Kaliningrado
RU 3 32.0401 54.7826 | Smolensk
RU 3 34.3637 53.2436 | Brjansk | Bryansk | Briansk
RU 3 36.1874 51.7304 | Koersk | Kursk
RU 3 36.5873 50.5957 | Belgorod | Belgorod | Bélgorod
RU 3 39.2003 51.6608 | Voronezj | Voronezh | Vorónezh
RU 3 39.7015 47.2357 | Rostov aan de Don | Rostov-on-Don | Rostov del Don
RU 3 38.9760 45.0355 | Krasnodar
RU 3 39.7203 43.6028 | Sotsji | Sochi
RU 3 44.5133 48.7080 | Volgograd | Volgograd | Volgogrado
RU 4 28.3344 57.8194 | Pskov
RU 4 35.9006 56.8587 | Tver
RU 3 44.0059 56.3269 | Nizjni Novgorod | Nizhny Novgorod | Nizhni Nóvgorod
RU 3 49.1064 55.7963 | Kazan | Kazan | Kazán
RU 3 50.1002 53.1959 | Samara
RU 3 48.0408 46.3479 | Astrachan | Astrakhan | Astracán
RU 2 60.6057 56.8389 | Jekaterinenburg | Yekaterinburg | Ekaterimburgo
RU 3 73.3682 54.9893 | Omsk
RU 2 82.9346 55.0084 | Novosibirsk
RU 3 92.8672 56.0106 | Krasnojarsk | Krasnoyarsk
RU 3 104.2964 52.2864 | Irkoetsk | Irkutsk
RU 2 131.8855 43.1155 | Vladivostok
RU 3 33.0827 68.9585 | Moermansk | Murmansk | Múrmansk
RU 3 40.5433 64.5401 | Archangelsk | Arkhangelsk | Arcángel
PL 1* 21.0122 52.2297 | Warschau | Warsaw | Varsovia
PL 3 19.9450 50.0647 | Krakau | Kraków | Cracovia
PL 3 18.6466 54.3520 | Gdańsk
PL 3 23.1688 53.1325 | Białystok
PL 3 22.5684 51.2465 | Lublin
PL 3 16.9252 52.4064 | Poznań
PL 3 17.0385 51.1079 | Wrocław | Wrocław | Breslavia
LT 2* 25.2797 54.6872 | Vilnius | Vilnius | Vilna
LT 3 23.9036 54.8985 | Kaunas
LT 4 21.1443 55.7033 | Klaipėda
LV 2* 24.1052 56.9496 | Riga
LV 4 26.5362 55.8747 | Daugavpils
EE 2* 24.7536 59.4370 | Tallinn | Tallinn | Tallin
EE 4 26.7290 58.3776 | Tartu
EE 4 28.1903 59.3772 | Narva
FI 2* 24.9384 60.1699 | Helsinki
SE 2* 18.0686 59.3293 | Stockholm | Stockholm | Estocolmo
SE 3 11.9746 57.7089 | Göteborg | Gothenburg | Gotemburgo
SE 4 18.2948 57.6348 | Visby
NO 2* 10.7522 59.9139 | Oslo
NO 3 5.3221 60.3913 | Bergen
DK 2* 12.5683 55.6761 | Kopenhagen | Copenhagen | Copenhague
IS 2* -21.9426 64.1466 | Reykjavik | Reykjavik | Reikiavik
NL 2* 4.9041 52.3676 | Amsterdam | Amsterdam | Ámsterdam
NL 3 4.3007 52.0705 | Den Haag | The Hague | La Haya
NL 3 4.4777 51.9244 | Rotterdam | Rotterdam | Róterdam
BE 1* 4.3517 50.8503 | Brussel | Brussels | Bruselas
BE 3 4.4025 51.2194 | Antwerpen | Antwerp | Amberes
LU 3* 6.1319 49.6116 | Luxemburg | Luxembourg | Luxemburgo
DE 1* 13.4050 52.5200 | Berlijn | Berlin | Berlín
DE 3 9.9937 53.5511 | Hamburg | Hamburg | Hamburgo
DE 3 11.5820 48.1351 | München | Munich | Múnich
DE 3 8.6821 50.1109 | Frankfurt | Frankfurt | Fráncfort
FR 1* 2.3522 48.8566 | Parijs | Paris | París
FR 3 5.3698 43.2965 | Marseille | Marseille | Marsella
GB 1* -0.1276 51.5072 | Londen | London | Londres
GB 3 -3.1883 55.9533 | Edinburgh | Edinburgh | Edimburgo
IE 2* -6.2603 53.3498 | Dublin | Dublin | Dublín
ES 1* -3.7038 40.4168 | Madrid
ES 2 -5.9845 37.3891 | Sevilla | Seville | Sevilla
ES 4 -6.3515 36.7780 | Sanlúcar de Barrameda
ES 4 -6.2886 36.5271 | Cádiz
ES 2 2.1734 41.3851 | Barcelona
ES 4 -5.0000 41.5006 | Tordesillas
ES 4 -4.7286 41.6523 | Valladolid
ES 4 -2.9350 43.2630 | Bilbao
ES 4 -15.4363 28.1235 | Las Palmas
PT 1* -9.1393 38.7223 | Lissabon | Lisbon | Lisboa
CH 3* 7.4474 46.9480 | Bern | Bern | Berna
CH 3 6.1432 46.2044 | Genève | Geneva | Ginebra
LI 4* 9.5209 47.1410 | Vaduz
MC 4* 7.4246 43.7384 | Monaco | Monaco | Mónaco
AD 4* 1.5218 42.5063 | Andorra la Vella
SM 4* 12.4464 43.9424 | San Marino
VA 4* 12.4534 41.9029 | Vaticaanstad | Vatican City | Ciudad del Vaticano
AT 2* 16.3738 48.2082 | Wenen | Vienna | Viena
CZ 2* 14.4378 50.0755 | Praag | Prague | Praga
SK 2* 17.1077 48.1486 | Bratislava
SK 4 21.2611 48.7164 | Košice
HU 2* 19.0402 47.4979 | Boedapest | Budapest
SI 3* 14.5058 46.0569 | Ljubljana | Ljubljana | Liubliana
HR 2* 15.9819 45.8150 | Zagreb
BA 3* 18.4131 43.8563 | Sarajevo
RS 2* 20.4489 44.7866 | Belgrado | Belgrade | Belgrado
ME 3* 19.2636 42.4304 | Podgorica
XK 3* 21.1655 42.6629 | Pristina
MK 3* 21.4254 41.9981 | Skopje
AL 3* 19.8187 41.3275 | Tirana
BG 2* 23.3219 42.6977 | Sofia | Sofia | Sofía
BG 4 27.9147 43.2141 | Varna
RO 2* 26.1025 44.4268 | Boekarest | Bucharest | Bucarest
RO 4 28.6348 44.1598 | Constanța | Constanța | Constanza
RO 4 27.6014 47.1585 | Iași
MD 2* 28.8638 47.0105 | Chisinau | Chișinău | Chisináu
MD 4 29.6433 46.8403 | Tiraspol | Tiraspol | Tiráspol
GR 2* 23.7275 37.9838 | Athene | Athens | Atenas
GR 3 22.9444 40.6401 | Thessaloniki | Thessaloniki | Salónica
IT 1* 12.4964 41.9028 | Rome | Rome | Roma
IT 3 9.1900 45.4642 | Milaan | Milan | Milán
IT 3 8.9463 44.4056 | Genua | Genoa | Génova
IT 3 12.3155 45.4408 | Venetië | Venice | Venecia
MT 3* 14.5146 35.8989 | Valletta | Valletta | La Valeta
CY 3* 33.3823 35.1856 | Nicosia
TR 2* 32.8597 39.9334 | Ankara
TR 1 28.9784 41.0082 | Istanbul | Istanbul | Estambul
GE 2* 44.8271 41.7151 | Tbilisi | Tbilisi | Tiflis
AM 2* 44.5152 40.1872 | Jerevan | Yerevan | Ereván
AZ 2* 49.8671 40.4093 | Bakoe | Baku | Bakú
KZ 2* 71.4704 51.1605 | Astana | Astana | Astaná
KZ 1 76.9286 43.2567 | Almaty | Almaty | Almatý
KZ 3 51.1975 43.6532 | Aktau
KZ 3 57.1670 50.2839 | Aktöbe | Aktobe | Aktobé
KZ 4 51.9238 47.0945 | Atyrau | Atyrau | Atirau
KZ 3 73.0877 49.8047 | Karaganda | Karaganda | Karagandá
KZ 3 69.5901 42.3417 | Sjymkent | Shymkent
KZ 4 71.3667 42.9000 | Taraz
UZ 2* 69.2401 41.2995 | Tasjkent | Tashkent | Taskent
UZ 3 66.9597 39.6542 | Samarkand | Samarkand | Samarcanda
KG 2* 74.5698 42.8746 | Bisjkek | Bishkek | Biskek
TJ 2* 68.7870 38.5598 | Doesjanbe | Dushanbe | Dusambé
TM 2* 58.3833 37.9500 | Asjchabad | Ashgabat | Asjabad
AF 2* 69.2075 34.5553 | Kaboel | Kabul
IR 1* 51.3890 35.6892 | Teheran | Tehran | Teherán
IQ 2* 44.3661 33.3152 | Bagdad | Baghdad | Bagdad
SY 2* 36.2765 33.5138 | Damascus | Damascus | Damasco
LB 3* 35.5018 33.8938 | Beiroet | Beirut
JO 3* 35.9106 31.9539 | Amman | Amman | Amán
IL 3 34.7818 32.0853 | Tel Aviv
SA 2* 46.6753 24.7136 | Riyad | Riyadh | Riad
QA 3* 51.5310 25.2854 | Doha
AE 2 55.2708 25.2048 | Dubai | Dubai | Dubái
OM 3* 58.4059 23.5880 | Muscat | Muscat | Mascate
YE 3* 44.2066 15.3694 | Sanaa | Sanaa | Saná
EG 1* 31.2357 30.0444 | Caïro | Cairo | El Cairo
LY 3* 13.1913 32.8872 | Tripoli | Tripoli | Trípoli
TN 3* 10.1815 36.8065 | Tunis | Tunis | Túnez
DZ 2* 3.0588 36.7538 | Algiers | Algiers | Argel
MA 3* -6.8498 34.0209 | Rabat
MA 3 -7.5898 33.5731 | Casablanca
SN 2* -17.4677 14.7167 | Dakar
CV 4* -23.5087 14.9331 | Praia
NG 1 3.3792 6.5244 | Lagos
NG 3* 7.4951 9.0579 | Abuja | Abuja | Abuya
GH 3* -0.1870 5.6037 | Accra | Accra | Acra
CD 2* 15.2663 -4.4419 | Kinshasa | Kinshasa | Kinsasa
AO 3* 13.2343 -8.8383 | Luanda
ET 2* 38.7578 9.0300 | Addis Abeba | Addis Ababa | Adís Abeba
KE 2* 36.8219 -1.2921 | Nairobi
KE 4 39.6682 -4.0435 | Mombasa
SO 3* 45.3182 2.0469 | Mogadishu | Mogadishu | Mogadiscio
MZ 3* 32.5732 -25.9692 | Maputo
ZA 2 28.0473 -26.2041 | Johannesburg | Johannesburg | Johannesburgo
ZA 1 18.4241 -33.9249 | Kaapstad | Cape Town | Ciudad del Cabo
MG 3* 47.5079 -18.8792 | Antananarivo
IN 1* 77.2090 28.6139 | New Delhi | New Delhi | Nueva Delhi
IN 1 72.8777 19.0760 | Mumbai | Mumbai | Bombay
IN 4 75.7804 11.2588 | Kozhikode
PK 2* 73.0479 33.6844 | Islamabad
PK 2 67.0011 24.8607 | Karachi
LK 3 79.8612 6.9271 | Colombo
BD 2* 90.4125 23.8103 | Dhaka | Dhaka | Daca
MM 3 96.1951 16.8661 | Yangon | Yangon | Rangún
TH 1* 100.5018 13.7563 | Bangkok
VN 2* 105.8342 21.0278 | Hanoi | Hanoi | Hanói
MY 2* 101.6869 3.1390 | Kuala Lumpur
MY 4 102.2501 2.1896 | Malakka | Malacca | Malaca
SG 1* 103.8198 1.3521 | Singapore | Singapore | Singapur
ID 1* 106.8456 -6.2088 | Jakarta | Jakarta | Yakarta
ID 4 127.3774 0.7906 | Ternate
ID 4 127.4411 0.6833 | Tidore
TL 3* 125.5679 -8.5569 | Dili
BN 4* 114.9398 4.8903 | Bandar Seri Begawan
PH 1* 120.9842 14.5995 | Manilla | Manila
PH 3 123.8854 10.3157 | Cebu | Cebu | Cebú
CN 1* 116.4074 39.9042 | Peking | Beijing | Pekín
CN 1 121.4737 31.2304 | Shanghai | Shanghai | Shanghái
CN 3 113.2644 23.1291 | Guangzhou | Guangzhou | Cantón
CN 3 87.6168 43.8256 | Ürümqi | Ürümqi | Urumchi
HK 2 114.1694 22.3193 | Hongkong | Hong Kong
TW 2* 121.5654 25.0330 | Taipei | Taipei | Taipéi
MN 3* 106.9057 47.8864 | Ulaanbaatar | Ulaanbaatar | Ulán Bator
KR 1* 126.9780 37.5665 | Seoul | Seoul | Seúl
KP 3* 125.7625 39.0392 | Pyongyang | Pyongyang | Pionyang
JP 1* 139.6917 35.6895 | Tokio | Tokyo | Tokio
AU 1 151.2093 -33.8688 | Sydney | Sydney | Sídney
AU 3* 149.1300 -35.2809 | Canberra
AU 3 115.8605 -31.9505 | Perth
AU 2 144.9631 -37.8136 | Melbourne
NZ 2* 174.7762 -41.2865 | Wellington
NZ 3 174.7633 -36.8485 | Auckland
FJ 4* 178.4419 -18.1416 | Suva
GU 4 144.7489 13.4745 | Hagåtña | Hagåtña | Agaña
PG 3* 147.1803 -9.4438 | Port Moresby
US 3 -157.8583 21.3069 | Honolulu | Honolulu | Honolulú
US 3 -149.9003 61.2181 | Anchorage
US 1* -77.0369 38.9072 | Washington | Washington | Washington
US 1 -74.0060 40.7128 | New York | New York | Nueva York
US 2 -87.6298 41.8781 | Chicago
US 1 -118.2437 34.0522 | Los Angeles | Los Angeles | Los Ángeles
US 2 -122.4194 37.7749 | San Francisco
CA 2* -75.6972 45.4215 | Ottawa
CA 2 -79.3832 43.6532 | Toronto
CA 3 -123.1207 49.2827 | Vancouver
MX 1* -99.1332 19.4326 | Mexico-Stad | Mexico City | Ciudad de México
MX 4 -99.8901 16.8531 | Acapulco
CU 2* -82.3666 23.1136 | Havana | Havana | La Habana
DO 3* -69.9312 18.4861 | Santo Domingo
PA 3* -79.5199 8.9824 | Panama-Stad | Panama City | Ciudad de Panamá
CO 2* -74.0721 4.7110 | Bogota | Bogotá
VE 2* -66.9036 10.4806 | Caracas
EC 3* -78.4678 -0.1807 | Quito
PE 1* -77.0428 -12.0464 | Lima
BO 3 -68.1193 -16.4897 | La Paz
BR 2* -47.8825 -15.7942 | Brasilia | Brasília | Brasilia
BR 1 -43.1729 -22.9068 | Rio de Janeiro | Rio de Janeiro | Río de Janeiro
BR 1 -46.6333 -23.5505 | São Paulo
BR 3 -38.5014 -12.9714 | Salvador | Salvador | Salvador de Bahía
UY 2* -56.1645 -34.9011 | Montevideo
PY 3* -57.5759 -25.2637 | Asunción
AR 1* -58.3816 -34.6037 | Buenos Aires
AR 4 -67.7253 -49.3060 | Puerto San Julián
AR 3 -68.3030 -54.8019 | Ushuaia
CL 1* -70.6693 -33.4489 | Santiago | Santiago | Santiago de Chile
CL 3 -70.9171 -53.1638 | Punta Arenas
`;

export const cities: City[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [head = '', nl = '', en = nl, es = en] = line.split('|').map((part) => part.trim());
    const [country = '', rank = '', longitude, latitude] = head.split(' ');
    return {
      id: slug(en),
      country,
      name: { nl, en, es, ...inFrenchAndGerman(en) },
      at: [Number(longitude), Number(latitude)],
      rank: Number(rank[0]) as City['rank'],
      capital: rank.endsWith('*'),
    };
  });
