// The real program in its window, driven over W3C WebDriver with nothing but fetch. WebKitWebDriver starts the program itself
// and hands it its own environment, so each window has a driver of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Nothing that the window does may take longer, on a machine that has other things to do. */
const PATIENCE = 30_000;

/** An import of the batch by a debug build is the longest. */
export const LONG = 180_000;

/** A folder for pictures of what was seen, if any are wanted. */
const SHOTS = process.env.EVENHAND_SHOTS;

/** The program under test: `cargo xtask test` names it. */
export const PROGRAM = process.env.EVENHAND_PROGRAM;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Asks again until the answer is truthy. */
export async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(50);
  }
}

export class Window {
  #driver;
  #base;
  #log;

  /**
   * Opens the program. `home` is a folder of the test's own: the library, the web view's storage and the driver's output lie
   * there, so that a second window on it finds what the first one left. `answer` is what a person would pick in a dialog,
   * `targets` the folder where one would save.
   */
  static async open({ home, args = [], answer, targets }) {
    if (!PROGRAM) throw new Error('EVENHAND_PROGRAM names no program: run the tests by `cargo xtask test`');
    const window = new Window();
    await window.#start(home, answer, targets);
    try {
      await window.#session(args);
    } catch (error) {
      await window.close();
      throw new Error(`${error.message}\n${readFileSync(window.#log, 'utf8')}`);
    }
    return window;
  }

  async #start(home, answer, targets) {
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    this.#log = join(home, 'driver.log');
    const log = openSync(this.#log, 'a');
    const env = {
      ...process.env,
      TAURI_WEBVIEW_AUTOMATION: 'true',
      EVENHAND_LIBRARY: join(home, 'library'),
      XDG_DATA_HOME: join(home, 'data'),
    };
    if (answer) env.EVENHAND_DIALOG_ANSWER = answer.join(':');
    if (targets) env.EVENHAND_DIALOG_TARGETS = targets;
    // A process group of its own, so that the program and WebKit's processes end with it.
    const options = { env, detached: true, stdio: ['ignore', log, log] };
    this.#driver = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], options);
    await Promise.race([
      until('the driver', () =>
        fetch(`${this.#base}/status`).then(
          (answer) => answer.ok,
          () => false,
        ),
      ),
      once(this.#driver, 'error').then(([error]) => Promise.reject(error)),
    ]);
  }

  async #session(args) {
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: PROGRAM, args } } };
    const { sessionId } = await this.#ask('POST', '/session', { capabilities });
    this.#base += `/session/${sessionId}`;
    await this.#ask('POST', '/timeouts', { script: PATIENCE });
  }

  async #ask(method, path, body) {
    const sent = body && JSON.stringify(body);
    const answer = await fetch(this.#base + path, { method, body: sent, signal: AbortSignal.timeout(PATIENCE) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  /** Runs a function in the page and returns what it returns; it sees its arguments only. */
  run(code, ...args) {
    return this.#ask('POST', '/execute/sync', { script: `return (${code}).apply(null, arguments)`, args });
  }

  /** The text of everything that matches, as it is rendered. */
  texts(css) {
    return this.run(
      (css) => [...document.querySelectorAll(css)].map((found) => (found.innerText ?? found.textContent).trim()),
      css,
    );
  }

  /** Waits until something matches, and until its text holds `text` where one is given. What is seen instead is kept. */
  async see(css, { text = '', patience } = {}) {
    const seen = async () => (await this.texts(css)).some((found) => found.includes(text));
    try {
      await until(`${css} ${text}`, seen, patience);
    } catch (error) {
      await this.shot('waited-in-vain');
      throw error;
    }
  }

  /** Moves down a table from its head, of which what is in sight is drawn: `look` is asked at each place until it is true, or at the end. */
  async scan(look) {
    for (let step = 0; ; step += 1) {
      const ended = await this.run((step) => {
        const scroller = document.querySelector('main .scroll');
        scroller.scrollTop = (step * scroller.clientHeight) / 2;
        return scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
      }, step);
      await this.drawn();
      if ((await look()) || ended) return;
    }
  }

  /** The text of everything in a table that matches, each once, wherever in it it stands. */
  async all(css) {
    const found = new Set();
    await this.scan(async () => {
      for (const text of await this.texts(css)) found.add(text);
    });
    return [...found];
  }

  /** Brings something of a table into the page, wherever in it it stands. */
  async reach(css) {
    const there = () => this.run((css) => document.querySelector(css) !== null, css);
    if (!(await there())) await this.scan(there);
  }

  /** Clicks as a person does: on what is seen, where it is seen. */
  async click(css) {
    await this.see(css);
    // What sticks to the edges of a table would lie over it otherwise.
    await this.run((css) => document.querySelector(css).scrollIntoView({ block: 'center', inline: 'center' }), css);
    const [element] = Object.values(await this.#ask('POST', '/element', { using: 'css selector', value: css }));
    await this.#ask('POST', `/element/${element}/click`, {});
  }

  /** Presses keys as a person does, one after the other; `modifier` is held meanwhile. Named keys are WebDriver's code points. */
  async press(keys, modifier) {
    const one = (value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }));
    const held = modifier ? [{ type: 'keyDown', value: modifier }] : [];
    const released = modifier ? [{ type: 'keyUp', value: modifier }] : [];
    const actions = [...held, ...[...keys].flatMap(one), ...released];
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** When the page was first painted, and when it showed what the library holds: milliseconds since 1970. */
  painted() {
    const times = () => {
      const entries = ['first-contentful-paint', 'first-paint-ready'].map(
        (name) => performance.getEntriesByName(name)[0],
      );
      return entries.every(Boolean) && entries.map((entry) => performance.timeOrigin + entry.startTime);
    };
    return until('the first paint', () => this.run(times));
  }

  /** Two frames and a little: what was changed last is drawn. */
  async drawn() {
    await this.#ask('POST', '/execute/async', {
      script:
        'const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))',
      args: [],
    });
  }

  /** A picture of the window, when a folder is named for it. */
  async shot(name) {
    // The driver's own picture may otherwise be the one before.
    await this.drawn();
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    writeFileSync(join(SHOTS, `${name}.png`), Buffer.from(await this.#ask('GET', '/screenshot'), 'base64'));
  }

  /** Ends the driver and all it started, and waits for the end; `SIGKILL` leaves none of them a moment. */
  async close(signal = 'SIGTERM') {
    if (this.#driver.exitCode !== null || this.#driver.signalCode !== null) return;
    const ended = once(this.#driver, 'exit');
    process.kill(-this.#driver.pid, signal);
    const late = setTimeout(() => process.kill(-this.#driver.pid, 'SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
  }
}
