import type { Plural, Template } from '../compile/compiled.ts';

/** A sentence of the page with what it is about put in place of the names in its braces. */
export function said<Name extends string>(template: Template<Name>, parts: Record<Name, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: Name) => parts[name]);
}

/** The form of a sentence that a number asks for in a language. */
export function formFor<Name extends string>(forms: Plural<Name>, count: number, locale: string): Template<Name> {
  return forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
}
