// The page in the place of the frame.
import { mount } from 'svelte';

import App from './App.svelte';
import type { Bridge } from './bridge';
import { Session } from './session.svelte';

/** Asks the program before anything is drawn: it answers meanwhile. */
export async function start(bridge: Bridge): Promise<void> {
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no #app');
  const session = new Session(bridge);
  const opened = session.open();
  target.replaceChildren();
  mount(App, { target, props: { session } });
  await opened;
}
