// What the user chose about the window itself.
import { en, type Words } from '../i18n/en';
import { zhHans } from '../i18n/zh-Hans';
import { zhHant } from '../i18n/zh-Hant';
import { keep, kept } from './kept';

export const LANGUAGES = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en } as const;
export type Language = keyof typeof LANGUAGES;
export type LanguageChoice = Language | 'system';
export type ThemeChoice = 'system' | 'light' | 'dark';

/** The first of the system's languages that the page speaks; English where none is. */
export function fromSystem(tags: readonly string[]): Language {
  for (const tag of tags) {
    const [language, ...rest] = tag.toLowerCase().split('-');
    if (language === 'zh') {
      const traditional = ['hant', 'tw', 'hk', 'mo'].some((part) => rest.includes(part)) && !rest.includes('hans');
      return traditional ? 'zh-Hant' : 'zh-Hans';
    }
    if (language === 'en') return 'en';
  }
  return 'en';
}

/** How large the page can be drawn, in per cent. */
export const SIZES = [100, 125, 150, 175, 200] as const;
export type Size = (typeof SIZES)[number];

type Saved = { language: LanguageChoice; theme: ThemeChoice; letters: boolean; size: Size };

function saved(): Saved {
  const { language, theme, letters, size } = kept() as Partial<Saved>;
  return {
    language: language && language in LANGUAGES ? language : 'system',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    letters: letters !== false,
    size: SIZES.find((one) => one === size) ?? 100,
  };
}

/** The choices, kept as they are made, and what follows from them. */
export class Preferences {
  #choice = $state<Saved>(saved());
  #systemDark = $state(false);

  constructor() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = dark.matches;
    dark.addEventListener('change', (event) => (this.#systemDark = event.matches));
  }

  get language(): LanguageChoice {
    return this.#choice.language;
  }
  set language(language: LanguageChoice) {
    this.#keep({ language });
  }
  get theme(): ThemeChoice {
    return this.#choice.theme;
  }
  set theme(theme: ThemeChoice) {
    this.#keep({ theme });
  }
  /** Whether a single letter does something (WCAG 2.1.4). */
  get letters(): boolean {
    return this.#choice.letters;
  }
  set letters(letters: boolean) {
    this.#keep({ letters });
  }

  get size(): Size {
    return this.#choice.size;
  }
  set size(size: Size) {
    this.#keep({ size });
  }
  /** A step larger or smaller, as far as there are any; 0: the usual size. */
  resize(step: -1 | 0 | 1): void {
    const at = step === 0 ? 0 : SIZES.indexOf(this.size) + step;
    this.size = SIZES[at] ?? this.size;
  }

  /** The language that is shown. */
  spoken: Language = $derived(
    this.#choice.language === 'system' ? fromSystem(navigator.languages) : this.#choice.language,
  );
  /** Its words. */
  words: Words = $derived(LANGUAGES[this.spoken]);
  /** The theme that is shown. */
  shownTheme: 'light' | 'dark' = $derived(
    this.#choice.theme === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.#choice.theme,
  );

  #keep(change: Partial<Saved>) {
    this.#choice = { ...this.#choice, ...change };
    keep(this.#choice);
  }
}
