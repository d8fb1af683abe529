// The whole way of a new user in the real window, in each language, by keys wherever there is one: reports in, facts reviewed,
// companies compared, one company looked at, charts, and all of it out as files. No word of another language, no text cut off.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { cut } from '../page/cut.mjs';
import { batch } from './batch.mjs';
import { fact, settle, TWICE, waiting } from './reviewing.mjs';
import { LONG, until, Window } from './window.mjs';

const id = (name) => `[data-testid="${name}"]`;
const CONTROL = '\uE009';
const ENTER = '\uE007';
const ESCAPE = '\uE00C';
const [HOME, DOWN] = ['\uE011', '\uE015'];

/** Room's key and what is seen in it when it is there. */
const ROOMS = {
  reports: ['1', id('report-row')],
  scorecard: ['2', '[data-metric]'],
  charts: ['3', `${id('chart-workforce_gender')} [data-mark]`],
  review: ['4', `${id('matter')} mark`],
  company: ['5', '[data-metric]'],
};

/** What the first bytes of each kind of file are. */
const KINDS = {
  html: /^<!DOCTYPE html>/i,
  xlsx: /^PK/,
  csv: /^\uFEFF?\S/,
  json: /^\{/,
  parquet: /^PAR1/,
};

for (const [language, theme, other] of [
  ['zh-Hans', 'light', 'dark'],
  ['zh-Hant', 'dark', 'light'],
  ['en', 'light', 'dark'],
]) {
  describe(`a new user, ${language}`, () => {
    const home = mkdtempSync(join(tmpdir(), 'evenhand-window-'));
    const targets = join(home, 'saved');
    let window;

    /** The room or state as it is: in its language, whole, and kept as a picture. */
    async function look(name) {
      await window.shot(`${language}-${name}`);
      assert.equal(await window.run(() => document.documentElement.lang), language);
      assert.deepEqual(await window.run(cut), [], name);
      const said = await window.texts(`header.bar, ${id('queue')}`);
      // What is left of Latin letters in Chinese are names of units and frameworks, none of which begins with a small letter.
      if (language !== 'en') assert.doesNotMatch(said.join(), /\b[a-z]{4,}/, name);
    }

    async function goTo(room) {
      const [key, sight] = ROOMS[room];
      await window.press(key);
      await window.see(sight);
    }

    async function turnTo(theme) {
      await window.click(id('settings'));
      await window.click(`label:has([value="${theme}"])`);
      await until(theme, () => window.run((theme) => document.documentElement.dataset.theme === theme, theme));
      await look(`settings-${theme}`);
      await window.press(ESCAPE);
    }

    const written = (name) => readFileSync(join(targets, name)).subarray(0, 20).toString('utf8');

    before(async () => {
      mkdirSync(targets);
      const twice = join(home, 'twice.md');
      writeFileSync(twice, TWICE);
      window = await Window.open({ home, answer: [...batch, twice], targets });
    });
    after(async () => {
      await window.close();
      rmSync(home, { recursive: true });
    });

    test('the language is chosen before anything is read', async () => {
      await window.click(`header.bar label[lang="${language}"]`);
      await until(language, () => window.run((tag) => document.documentElement.lang === tag, language));
      await turnTo(theme);
      await look('first-start');
    });

    test('reports are read', async () => {
      await window.press('o');
      await window.see(id('import-done'), { patience: LONG });
      assert.equal((await window.texts(id('report-row'))).length, batch.length + 1);
      await look('reports');
    });

    test('another statement is taken where a report says otherwise', async () => {
      await goTo('review');
      await fact(window);
      await look('review');
      const before = await until('the count', () => waiting(window));
      const rows = await window.run(
        (css) => Number(document.querySelector(css).getAttribute('aria-setsize')),
        `${id('queue')} [role="option"]`,
      );
      await window.press(HOME);
      for (let step = 0; step < rows; step += 1) {
        const at = await fact(window);
        if ((await window.texts(id('candidate'))).length > 0) {
          await look('candidate');
          await window.press('t');
          await settle(window, before - 1);
          return;
        }
        await window.press('j');
        if (step + 1 < rows) await until('the next fact', async () => (await fact(window)) !== at);
      }
      assert.fail('no statement disagrees with another');
    });

    test('ten facts are decided, and three decisions undone', async () => {
      const all = await waiting(window);
      assert.ok(all > 12, `${all} facts wait`);
      for (let decided = 0; decided < 10; decided += 1) {
        const at = await fact(window);
        await window.press(decided % 3 === 2 ? 'x' : 'a');
        await until('the next fact', async () => (await fact(window)) !== at);
        await settle(window, all - decided - 1);
      }
      await look('decided');
      for (let undone = 1; undone <= 3; undone += 1) {
        await fact(window);
        await window.press('z');
        await settle(window, all - 10 + undone);
      }
    });

    test('a value is corrected', async () => {
      const before = await waiting(window);
      await fact(window);
      await window.press('c');
      await window.see(id('correct'));
      await window.press('a', CONTROL);
      await window.press('987654');
      await look('correct');
      await window.press(ENTER);
      await settle(window, before - 1);
      await window.see(id('toast'), { text: '987,654' });
    });

    test('companies are compared, and a number leads to its place', async () => {
      await goTo('scorecard');
      assert.equal((await window.texts('.heads .n1')).length, batch.length + 1);
      await look('scorecard');
      await window.click('[data-metric].reported');
      await window.see(`${id('drawer')} mark`);
      await look('evidence');
      await window.press(ESCAPE);
      await window.press('m');
      await window.press('b');
      const rows = () => Number(document.querySelector('[role="grid"]').getAttribute('aria-rowcount'));
      await until('all metrics', async () => (await window.run(rows)) > 60);
      await look('scorecard-all');
      await window.press('mbb');
    });

    test('a company is looked at over the years', async () => {
      await goTo('company');
      await window.see(id('gaps'));
      await look('company');
      await window.click(`${id('gaps')} summary`);
      await look('company-gaps');
    });

    test('a chart is saved, and all that is compared', async () => {
      await goTo('charts');
      await look('charts');
      for (const [format, begins] of Object.entries({ svg: /^<svg/, png: /^\uFFFDPNG/ })) {
        await window.click(`${id('chart-workforce_gender')} ${id('save-picture')}`);
        await window.click(`[data-format="${format}"]`);
        await window.see(id('toast'), { text: `evenhand-workforce-gender.${format}` });
        assert.match(written(`evenhand-workforce-gender.${format}`), begins);
      }
      for (const [downs, [format, begins]] of Object.entries(KINDS).entries()) {
        await window.press('e', CONTROL);
        await window.see(id('formats'));
        if (downs === 0) await look('export');
        await window.press(DOWN.repeat(downs) + ENTER);
        await window.see(id('toast'), { text: join(targets, `evenhand.${format}`) });
        assert.match(written(`evenhand.${format}`), begins, format);
      }
      await look('exported');
    });

    test('the keys, and every room in the other theme', async () => {
      await window.press('?');
      await window.see('dialog[open]');
      await look('keys');
      await window.press(ESCAPE);
      await turnTo(other);
      for (const room of Object.keys(ROOMS)) {
        await goTo(room);
        await look(`${room}-${other}`);
      }
    });
  });
}
