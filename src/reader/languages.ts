const names = new Map<string, string>();

/** A language's name in itself: "Nederlands". */
export function languageName(tag: string): string {
  return names.get(tag) ?? new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}

/** Names that are known already: a browser takes a while to look one up. */
export function rememberLanguages(known: Record<string, string>): void {
  for (const [tag, name] of Object.entries(known)) names.set(tag, name);
}
