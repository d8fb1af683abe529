// What the web view keeps of the user's choices, as it was written: it belongs to the machine, not to the library.

const KEY = 'evenhand.preferences';

/** Nothing where nothing is kept, or the web view keeps nothing. */
export function kept(): Record<string, unknown> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}

export function keep(choice: object): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // A web view without storage forgets the choice at the end: nothing else depends on it.
  }
}
