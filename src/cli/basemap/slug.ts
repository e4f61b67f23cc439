/** "Rostov-on-Don" → "rostov-on-don", "Białystok" → "bialystok". */
export function slug(name: string): string {
  return name
    .replace(/ł/g, 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
