// Which key was meant, whatever the keyboard or input method makes of it.

const PUNCTUATION: Record<string, [string, string]> = {
  Slash: ['/', '?'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'isComposing'>;

/** The key's name, letters small; empty while an input method composes. A Chinese input method hides `key`: then the place counts. */
export function keyOf(event: KeyPress): string {
  if (event.isComposing) return '';
  const { key, code, shiftKey } = event;
  const plain =
    key.length === 1 ? key >= ' ' && key <= '~' : key !== 'Process' && key !== 'Unidentified' && key !== 'Dead';
  if (plain) return key.length === 1 ? key.toLowerCase() : key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  return PUNCTUATION[code]?.[shiftKey ? 1 : 0] ?? '';
}

/** Typing goes here: single keys must not act. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
