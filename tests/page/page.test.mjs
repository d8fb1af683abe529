// Every room and state of the page in Chromium: what axe finds, what goes wrong on the console, what text is cut off at
// 1280×720, and the whole way from an empty library to a marked number by keyboard alone.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { accessibility, cutText, moving, stage } from './stage.mjs';

let theatre;
before(async () => {
  theatre = await stage();
});
after(() => theatre?.close());

const id = (name) => `[data-testid="${name}"]`;
const cell = (metric, company) => `[data-metric="${metric}"][data-company="${company}"]`;

async function scorecard(page) {
  await page.click(id('room-scorecard'));
  await page.waitForSelector('[data-metric]');
}

/** Moves down a table of which what is in sight is drawn, until something is. */
async function reach(page, css) {
  const table = page.locator('main .scroll').first();
  for (let step = 0; (await page.locator(css).count()) === 0; step += 1) {
    assert.ok(step < 100, `${css} is nowhere in the table`);
    // From the head again at its end: more lines may have come.
    await table.evaluate((scroller, step) => {
      scroller.scrollTop = (step * (scroller.clientHeight / 2)) % scroller.scrollHeight;
    }, step);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  }
}

/** Clicks on a cell wherever it stands. */
async function clickCell(page, metric, company) {
  await reach(page, cell(metric, company));
  await page.click(cell(metric, company));
}

async function charts(page) {
  await page.click(id('room-charts'));
  await page.waitForSelector(`${id('chart-emissions_intensity')} [data-mark]`);
  await page.waitForSelector(`${id('chart-workforce_gender')} [data-mark]`);
}

async function company(page) {
  await page.click(id('room-company'));
  await page.waitForSelector('[data-metric]');
}

/** Enters a revenue of the company's newest year. */
async function enterRevenue(page, value, source) {
  await page.fill('#enter-value', value);
  await page.fill('#enter-source', source);
  await page.keyboard.press('Enter');
}

async function review(page) {
  await page.click(id('room-review'));
  await page.waitForSelector(`${id('matter')} mark`);
}

/** Steps down the queue to the first fact that has what is looked for. */
async function stepTo(page, wanted) {
  const rows = Number(await page.getAttribute(`${id('queue')} [role="option"]`, 'aria-setsize'));
  for (let at = 0; at < rows; at += 1) {
    const fact = await page.getAttribute(`${id('queue')} [aria-selected="true"]`, 'data-fact');
    await page.waitForSelector(`${id('matter')}[data-fact="${fact}"]`);
    if ((await page.locator(`${id('matter')} ${wanted}`).count()) > 0) return;
    await page.keyboard.press('j');
  }
  assert.fail(`no fact of the queue has ${wanted}`);
}

/** Name, address, and how to get there. */
const STATES = [
  ['an empty library', '?library=empty', async () => {}],
  [
    'an import under way',
    '?library=empty&pace=1500',
    async (page) => {
      await page.keyboard.press('o');
      await page.waitForSelector('[data-state="failed"]');
      await page.waitForSelector('[data-state="reading"]');
    },
  ],
  [
    'an import with files that were not read',
    '?library=empty',
    async (page) => {
      await page.keyboard.press('o');
      await page.waitForSelector(id('import-done'));
    },
  ],
  ['the reports', '', (page) => page.waitForSelector(id('report-row'))],
  [
    'an import that was interrupted',
    '?library=empty&unread=lanyu_2024.txt&unread=muyan_2024.txt',
    (page) => page.waitForSelector(id('import-interrupted')),
  ],
  [
    'the formats of an export',
    '',
    async (page) => {
      await page.keyboard.press('Control+e');
      await page.waitForSelector(id('formats'));
    },
  ],
  [
    'a chart to be saved',
    '',
    async (page) => {
      await charts(page);
      await page.click(id('save-picture'));
      await page.waitForSelector('[data-format="png"]');
    },
  ],
  [
    'a report corrected into another company',
    '',
    async (page) => {
      await page.locator(id('correct-report')).first().click();
      await page.waitForSelector(id('correct-report-form'));
      await page.fill('#report-company', '霽川精密光學集團有限公司');
      await page.waitForSelector(`${id('correct-report-form')} input[type="checkbox"]`, { state: 'attached' });
    },
  ],
  [
    'a report taken out, the others by facts',
    '',
    async (page) => {
      await page.locator(id('remove-report')).first().click();
      await page.waitForSelector(id('turn'));
      await page.click(id('sort-facts'));
      await page.waitForSelector('[aria-sort="ascending"]');
    },
  ],
  ['a library that cannot be opened', '?problem=library_newer', (page) => page.waitForSelector('[role="alert"]')],
  [
    'the settings',
    '',
    async (page) => {
      await page.click(id('settings'));
      await page.waitForSelector('[role="dialog"]');
    },
  ],
  [
    'the libraries',
    '',
    async (page) => {
      await page.click(id('libraries'));
      await page.waitForSelector(id('recent-library'));
    },
  ],
  [
    'a library that is open elsewhere',
    '?occupied',
    async (page) => {
      await page.waitForSelector(id('read-only'));
      await page.click(id('libraries'));
      await page.waitForSelector(id('recent-library'));
    },
  ],
  [
    'how files are read, and a number that is refused',
    '',
    async (page) => {
      await page.click(id('settings'));
      await page.click(id('change-reading'));
      await page.waitForSelector(`${id('recogniser')} p`);
      await page.fill('#reading-memory', '1');
      await page.click(`${id('reading-form')} .pri`);
      await page.waitForSelector(`${id('reading-form')} [role="alert"]`);
    },
  ],
  [
    'nothing to recognise text with',
    '?recogniser=recogniser_missing',
    async (page) => {
      await page.click(id('settings'));
      await page.click(id('change-reading'));
      await page.waitForSelector(`${id('recogniser')} [role="status"]`);
    },
  ],
  [
    'the keys',
    '',
    async (page) => {
      await page.keyboard.press('?');
      await page.waitForSelector('dialog[open]');
    },
  ],
  ['a scorecard without reports', '?library=empty', (page) => page.click(id('room-scorecard'))],
  ['the scorecard', '', scorecard],
  [
    'the scorecard with all metrics and parts, per employee',
    '',
    async (page) => {
      await scorecard(page);
      const folded = page.locator('.r > [aria-expanded="false"]');
      while ((await folded.count()) > 0) await folded.first().click();
      await page.locator('[data-line][tabindex="0"]').focus();
      await page.keyboard.press('m');
      await page.keyboard.press('h');
      await page.keyboard.press('b');
      await reach(page, cell('water.per_revenue', 1));
    },
  ],
  [
    'the companies to pick',
    '',
    async (page) => {
      await scorecard(page);
      await page.click(id('pick-companies'));
      await page.waitForSelector('[role="dialog"]');
    },
  ],
  [
    'the evidence of a doubted number',
    '',
    async (page) => {
      await scorecard(page);
      await clickCell(page, 'training.hours_avg', 3);
      await page.waitForSelector(`${id('drawer')} mark`);
      await page.waitForSelector('[data-rule="average_within_groups"] button');
    },
  ],
  [
    'a number on its page',
    '',
    async (page) => {
      await scorecard(page);
      await clickCell(page, 'workforce.total', 4);
      await page.waitForSelector(`${id('page')} img`);
    },
  ],
  [
    'a page of a file that is gone',
    '?page=file_missing',
    async (page) => {
      await scorecard(page);
      await clickCell(page, 'workforce.total', 4);
      await page.waitForSelector(id('page-problem'));
      await page.waitForSelector(`${id('drawer')} mark`);
    },
  ],
  [
    'the sum behind an estimate',
    '',
    async (page) => {
      await scorecard(page);
      await clickCell(page, 'ghg.scope1', 3);
      await page.waitForSelector(`${id('drawer')} .formula`);
    },
  ],
  [
    'what a value lacks',
    '',
    async (page) => {
      await scorecard(page);
      await clickCell(page, 'ghg.per_revenue', 4);
      await page.waitForSelector(`${id('drawer')} .lack`);
    },
  ],
  ['the charts', '', charts],
  ['a company of an empty library', '?library=empty', (page) => page.click(id('room-company'))],
  ['a company over the years', '', company],
  [
    'a value that was entered, and one that cannot be',
    '',
    async (page) => {
      await company(page);
      await enterRevenue(page, '1,850,000,000', 'Annual report, page 80');
      await page.waitForSelector(id('entry'));
      await page.fill('#enter-value', 'much');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${id('enter')} [role="alert"]`);
    },
  ],
  [
    'what a company leaves out of the frameworks',
    '',
    async (page) => {
      await company(page);
      await page.waitForSelector(`${id('gaps')} summary`);
      for (const summary of await page.locator(`${id('gaps')} summary`).all()) await summary.click();
      await page.waitForSelector(`${id('gaps')} details[open] li`);
    },
  ],
  [
    'the evidence of a restated value',
    '',
    async (page) => {
      await company(page);
      await page
        .locator(`${id('restated')} button`)
        .first()
        .click();
      await page.waitForSelector(`${id('drawer')} mark`);
    },
  ],
  ['a review of an empty library', '?library=empty', (page) => page.click(id('room-review'))],
  [
    'what waits for a person',
    '',
    async (page) => {
      await review(page);
      await page.waitForSelector(id('many'));
    },
  ],
  [
    'another statement, taken, and its history',
    '',
    async (page) => {
      await review(page);
      await stepTo(page, id('candidate'));
      await page.keyboard.press('n');
      await page.keyboard.type('page 9 is newer');
      await page.keyboard.press('Enter');
      await page.keyboard.press('t');
      await page.waitForSelector(id('turn'));
      await page.click('label:has([value="decided"])');
      await page.waitForSelector(`${id('matter')} ${id('history')}`);
    },
  ],
  [
    'a number on its page under review',
    '',
    async (page) => {
      await review(page);
      await stepTo(page, id('page'));
      await page.waitForSelector(`${id('page')} img`);
    },
  ],
  [
    'a correction that cannot be understood',
    '',
    async (page) => {
      await review(page);
      await page.keyboard.press('c');
      await page.waitForSelector(id('correct'));
      await page.selectOption('#correct-metric', 'workforce.total');
      await page.keyboard.press('Tab');
      await page.fill('#correct-value', 'many');
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${id('correct')} [role="alert"]`);
    },
  ],
  [
    'many decided at once',
    '',
    async (page) => {
      await review(page);
      await page.waitForSelector(id('many'));
      await page.keyboard.press('m');
      await page.waitForSelector(id('many-groups'));
    },
  ],
  [
    'a review that is done',
    '',
    async (page) => {
      await review(page);
      while ((await page.locator(id('nothing-left')).count()) === 0) {
        const before = await page.innerText(id('left'));
        await page.keyboard.press('a');
        await page.waitForFunction(
          ([css, text]) => document.querySelector(css)?.textContent !== text,
          [id('left'), before],
        );
      }
    },
  ],
  [
    'a chart as a table, with evidence',
    '',
    async (page) => {
      await charts(page);
      await page
        .locator(`${id('chart-workforce_gender')} [data-mark]`)
        .first()
        .focus();
      await page.keyboard.press('t');
      await page
        .locator(`${id('chart-workforce_gender')} td button`)
        .first()
        .click();
      await page.waitForSelector(`${id('drawer')} mark`);
    },
  ],
];

const LOOKS = [
  ['zh-Hans', 'light'],
  ['zh-Hans', 'dark'],
  ['zh-Hant', 'light'],
  ['en', 'light'],
  ['en', 'dark'],
  ['en', 'light', 2],
];

for (const [language, theme, size = 1] of LOOKS) {
  describe(`${language}, ${theme}, ${size * 100} %`, { concurrency: 2 }, () => {
    for (const [name, query, reach] of STATES) {
      test(name, async () => {
        const page = await theatre.open({ language, theme, query, size });
        await reach(page);
        assert.equal(await page.getAttribute('html', 'lang'), language);
        assert.equal(await page.getAttribute('html', 'data-theme'), theme);
        assert.deepEqual(await accessibility(page), []);
        assert.deepEqual(await cutText(page), []);
        assert.deepEqual(await moving(page), []);
        assert.deepEqual(page.errors, []);
        await page.context().close();
      });
    }
  });
}

/** What has the keyboard: its test id, its metric, or its words. */
const held = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at?.dataset.testid ?? at?.dataset.metric ?? at?.dataset.mark ?? at?.textContent?.trim() ?? '';
  });

/** The keyboard is somewhere that can be seen: an outline or a ring. */
const visible = (page) =>
  page.evaluate(() => {
    const around = [document.activeElement, document.activeElement?.closest('label')].filter(Boolean);
    return around.some((element) =>
      [element, ...element.querySelectorAll('.box')].some((candidate) => {
        const style = getComputedStyle(candidate);
        return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
      }),
    );
  });

async function tabTo(page, wanted) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    assert.ok(await visible(page), `the focus cannot be seen on ${await held(page)}`);
    if (await page.evaluate((css) => document.activeElement?.matches(css), wanted)) return;
  }
  assert.fail(`Tab does not reach ${wanted}`);
}

describe('by keyboard alone', () => {
  test('from an empty library to a marked number, and back', async () => {
    const page = await theatre.open({ query: '?library=empty' });
    await tabTo(page, id('sample'));
    await page.keyboard.press('Enter');
    await page.waitForSelector(id('import-done'));
    assert.equal(await page.locator(id('report-row')).count(), 5);

    await page.keyboard.press('2');
    await page.waitForSelector('[data-metric]');
    await tabTo(page, '[role="gridcell"], [role="rowheader"]');
    await page.keyboard.press('Control+Home');
    for (let down = 0; down < 40 && (await held(page)) !== 'workforce.total'; down += 1) {
      await page.keyboard.press('ArrowDown');
      if (down === 0) await page.keyboard.press('ArrowRight');
    }
    assert.equal(await held(page), 'workforce.total');

    await page.keyboard.press('Enter');
    await page.waitForSelector(`${id('drawer')} mark`);
    assert.equal(await held(page), 'drawer');
    assert.equal(await page.innerText(`${id('drawer')} mark`), '2,480');

    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((css) => document.querySelector(css)?.textContent === '22.02', `${id('drawer')} mark`);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator(id('drawer')).count(), 0);
    assert.equal(await held(page), 'workforce.female_share');
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('the page of a number: boxed where it stands, turned, enlarged, and read as text', async () => {
    const page = await theatre.open();
    await scorecard(page);
    await clickCell(page, 'workforce.total', 4);
    await page.waitForSelector(`${id('page')} img`);
    const paper = page.locator(id('page'));
    const sheet = page.locator(`${id('page')} .sheet`);
    const width = async () => (await sheet.boundingBox()).width;
    const within = async (css) => {
      const [outer, inner] = [await paper.boundingBox(), await page.locator(`${id('page')} ${css}`).boundingBox()];
      return inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width && inner.y >= outer.y;
    };
    assert.deepEqual([await within('.number'), await within('.label')], [true, true]);
    assert.match(await page.getAttribute(`${id('page')} img`, 'alt'), /905/);

    await paper.focus();
    const before = await width();
    await page.keyboard.press('+');
    assert.ok((await width()) > before);
    await page.keyboard.press('0');
    assert.ok(Math.abs((await width()) - (await paper.evaluate((found) => found.clientWidth))) <= 1);

    await page.keyboard.press('PageDown');
    await page.waitForSelector(`${id('page')}[data-page="53"]`);
    assert.equal(await page.locator(`${id('page')} .number`).count(), 0);
    await page.getByText('Back to the number').click();
    await page.waitForSelector(`${id('page')} .number`);

    await page.keyboard.press('p');
    assert.equal(await page.innerText(`${id('drawer')} mark`), '905');
    await page.keyboard.press('p');
    await page.waitForSelector(`${id('page')} .number`);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('rows fold, the basis turns, a metric is found', async () => {
    const page = await theatre.open();
    await scorecard(page);
    await page.locator('[data-pillar="E"]').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.getAttribute('[data-pillar="E"]', 'aria-expanded'), 'false');
    assert.equal(await page.locator(cell('ghg.scope1', 1)).count(), 0);
    await page.keyboard.press(']');
    assert.equal(await page.locator(cell('ghg.scope1', 1)).count(), 1);

    await page.keyboard.press('b');
    await page.waitForFunction(() => document.body.innerText.includes('MWh/person'));
    await page.keyboard.press('/');
    await page.keyboard.type('water');
    await page.waitForFunction(() => document.querySelectorAll('.r').length < 6);
    assert.deepEqual(
      await page.evaluate(() => [
        ...new Set([...document.querySelectorAll('[data-metric]')].map((c) => c.dataset.metric.split('.')[0])),
      ]),
      ['water'],
    );
    await page.keyboard.press('Escape');
    assert.equal(await page.inputValue('[data-find]'), '');
    await page.context().close();
  });

  test('a mark of a chart leads to its evidence', async () => {
    const page = await theatre.open();
    await charts(page);
    const marks = page.locator(`${id('chart-workforce_gender')} [data-mark]`);
    assert.equal(await marks.evaluateAll((all) => all.filter((mark) => mark.tabIndex === 0).length), 1);
    await tabTo(page, `${id('chart-workforce_gender')} [data-mark]`);
    await page.keyboard.press('ArrowRight');
    assert.equal(await held(page), '0:1');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${id('drawer')} mark`);
    assert.equal(await page.innerText(`${id('drawer')} mark`), '1,934');
    await page.keyboard.press('Escape');
    assert.equal(await held(page), '0:1');
    await page.keyboard.press('t');
    await page.waitForSelector(`${id('chart-workforce_gender')} table`);
    await page.context().close();
  });

  test('a chart is of what is chosen, and stays so', async () => {
    const page = await theatre.open();
    await charts(page);
    const card = id('chart-values');
    await page.selectOption(`${card} ${id('choose-metric')}`, 'training.hours_avg');
    await page.waitForFunction((css) => document.querySelector(css)?.innerText.includes('training'), `${card} h2`);
    await page.click(id('room-scorecard'));
    await charts(page);
    assert.equal(await page.inputValue(`${card} ${id('choose-metric')}`), 'training.hours_avg');
    await page.context().close();
  });

  test('values are shown in the units that are chosen, energy in all of them beside', async () => {
    const page = await theatre.open();
    await scorecard(page);
    const text = () => page.innerText('[role="grid"]');
    assert.match(await text(), /MWh/);
    await page.click(id('pick-units'));
    await page.click('label:has(input[value="tce"])');
    await page.waitForFunction(() => document.querySelector('[role="grid"]').innerText.includes('tce'));
    assert.doesNotMatch(await text(), /MWh/);
    await page.keyboard.press('Escape');
    await clickCell(page, 'energy.total', 2);
    const also = await page.innerText(id('also'));
    assert.match(also, /MWh/);
    assert.match(also, /GJ/);
    await page.context().close();
  });

  test('the review: decide, undo and redo, and what is decided stays decided elsewhere', async () => {
    const page = await theatre.open();
    const waiting = async () => Number((await page.innerText(id('waiting'))).replace(/\D/g, ''));
    const at = () => page.getAttribute(`${id('queue')} [aria-selected="true"]`, 'data-fact');
    const settled = (n) =>
      page.waitForFunction(
        ([css, wanted]) => Number(document.querySelector(css)?.textContent.replace(/\D/g, '')) === wanted,
        [id('waiting'), n],
      );
    await page.keyboard.press('4');
    await page.waitForSelector(`${id('matter')} mark`);
    const all = await waiting();
    const first = await at();

    await page.keyboard.press('j');
    assert.notEqual(await at(), first);
    await page.keyboard.press('k');
    assert.equal(await at(), first);

    await page.keyboard.press('a');
    await settled(all - 1);
    assert.notEqual(await at(), first, 'the next one comes by itself');
    await page.waitForSelector(`${id('matter')}[data-fact="${await at()}"] [data-testid="reject"]:enabled`);
    await page.keyboard.press('x');
    await settled(all - 2);
    await page.keyboard.press('z');
    await settled(all - 1);
    await page.keyboard.press('Control+z');
    await settled(all);
    await page.keyboard.press('Control+Shift+z');
    await settled(all - 1);
    await page.keyboard.press('Control+z');
    await settled(all);

    await page.waitForSelector(id('decide'));
    await page.keyboard.press('c');
    await page.waitForSelector(id('correct'));
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'correct-value');
    await page.fill('#correct-value', '1,234');
    await page.keyboard.press('Enter');
    await settled(all - 1);
    assert.match(await page.innerText(id('toast')), /1,234/);
    await page.click('label:has([value="decided"])');
    await page.waitForSelector(`${id('matter')} ${id('history')}`);
    assert.match(await page.innerText(`${id('matter')} ${id('history')}`), /Corrected\s+1,234/);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('a note is typed without single keys acting, and goes with the decision', async () => {
    const page = await theatre.open();
    await review(page);
    await page.waitForSelector(id('decide'));
    const before = await page.innerText(id('left'));
    await page.keyboard.press('n');
    await page.keyboard.type('axc checked with the appendix');
    assert.equal(await page.innerText(id('left')), before);
    await page.keyboard.press('Enter');
    await page.keyboard.press('x');
    await page.waitForSelector(id('turn'));
    await page.click('label:has([value="decided"])');
    await page.waitForSelector(`${id('matter')} ${id('history')}`);
    assert.match(await page.innerText(id('history')), /axc checked with the appendix/);
    await page.context().close();
  });

  test('what stands at the foot of the rail has its keys', async () => {
    const page = await theatre.open();
    for (const [key, shown] of [
      ['6', '[role="dialog"] [lang="zh-Hans"]'],
      ['l', id('library-path')],
    ]) {
      await page.keyboard.press(key);
      await page.waitForSelector(shown);
      assert.equal(await page.evaluate(() => document.activeElement.role), 'dialog');
      await page.keyboard.press('Escape');
      await page.waitForSelector(shown, { state: 'detached' });
    }
    await page.context().close();
  });

  test('a dialog keeps the keyboard and gives it back', async () => {
    const page = await theatre.open();
    await page.click(id('room-scorecard'));
    await page.locator('[data-line][tabindex="0"]').focus();
    const cell = () => page.evaluate(() => document.activeElement?.closest('[data-line]')?.textContent);
    const before = await cell();
    for (const close of [() => page.keyboard.press('Escape'), () => page.click('dialog header button')]) {
      await page.keyboard.press('Control+e');
      await page.waitForSelector('dialog:modal');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-format')), 'html');
      await close();
      await page.waitForSelector('dialog', { state: 'detached' });
      assert.equal(await cell(), before);
    }
    await page.context().close();
  });

  test('single keys can be switched off', async () => {
    const page = await theatre.open();
    /** The room, what lies over it, how many rows there are, and whether something is typed. */
    const state = () =>
      page.evaluate(() =>
        [
          document.querySelector('main h1')?.textContent,
          document.querySelectorAll('dialog[open]').length,
          document.querySelector('[role="grid"]')?.ariaRowCount,
          document.activeElement?.localName === 'input',
        ].join(),
      );
    /** Which keys do something in the scorecard within a second. */
    const working = async () => {
      const found = [];
      for (const key of ['m', '?', '/', '1']) {
        await page.click(id('room-scorecard'));
        await page.locator('[data-line][tabindex="0"]').focus();
        const before = await state();
        await page.keyboard.press(key);
        for (let wait = 0; wait < 20 && (await state()) === before; wait += 1) await page.waitForTimeout(50);
        if ((await state()) !== before) found.push(key);
        await page.keyboard.press('Escape');
      }
      return found.join('');
    };
    const turn = async () => {
      await page.click(id('settings'));
      await page.locator('[role="dialog"] input[type="checkbox"]').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Escape');
    };
    assert.equal(await working(), 'm?/1');
    await turn();
    assert.equal(await working(), '');
    await page.reload();
    await page.waitForSelector(id('report-row'));
    assert.equal(await working(), '', 'it is kept');
    await turn();
    assert.equal(await working(), 'm?/1');
    await page.context().close();
  });
});

test('where motion is not wanted, nothing moves', async () => {
  // A page that takes its time: what is under way is shown.
  const under = async (motion) => {
    const page = await theatre.open({ motion, query: '?pace=60000' });
    await scorecard(page);
    await clickCell(page, 'workforce.total', 4);
    await page.waitForSelector('.busy');
    const found = await moving(page);
    await page.context().close();
    return found;
  };
  assert.deepEqual(await under('reduce'), []);
  const usual = await under('no-preference');
  for (const part of ['i.', 'button.btn', 'button.rail-item'])
    assert.ok(usual.some((found) => found.startsWith(part)), `${part} in ${usual}`); // prettier-ignore
});

test('a library that is only read offers no decision, and a key says why', async () => {
  const page = await theatre.open({ query: '?occupied' });
  await page.keyboard.press('4');
  await page.waitForSelector(`${id('matter')} mark`);
  const locked = ['accept', 'correct-button', 'reject', 'undo'];
  for (const name of locked) {
    const button = page.locator(id(name)).first();
    assert.ok(await button.isDisabled(), name);
    assert.match(await button.getAttribute('title'), /only read/, name);
  }
  const before = await page.innerText(id('matter'));
  for (const key of ['a', 'c', 'x', 'z', 'o']) {
    await page.keyboard.press(key);
    await page.waitForSelector(id('toast'));
    assert.match(await page.innerText(id('toast')), /only read/, key);
    await page
      .locator(`${id('toast')} button`)
      .last()
      .click();
    await page.waitForSelector(id('toast'), { state: 'detached' });
  }
  assert.equal(await page.innerText(id('matter')), before);
  assert.deepEqual(await accessibility(page), []);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('of a long table what is in sight is drawn first, and the keyboard reaches all of it', async () => {
  const page = await theatre.open();
  await scorecard(page);
  await tabTo(page, '[role="gridcell"], [role="rowheader"]');
  await page.keyboard.press('h');
  await page.keyboard.press('m');
  const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
  const lines = async () => Number(await page.getAttribute('[role="grid"]', 'aria-rowcount')) - 1;
  const first = await page.waitForFunction(() => {
    const lines = Number(document.querySelector('[role="grid"]').ariaRowCount);
    return lines > 60 && `${document.querySelectorAll('[role="row"]').length} of ${lines}`;
  });
  const [some, all] = (await first.jsonValue()).split(' of ').map(Number);
  assert.ok(some < all, `${some} of ${all}`);
  await page.setViewportSize({ width: 1280, height: 480 });
  await drawn();
  /** Each row drawn in sight stands where its index says, and no row is missing between the heads and the lower edge. */
  const whole = () =>
    page.evaluate(() => {
      const scroller = document.querySelector('main .scroll');
      const { top, bottom } = scroller.getBoundingClientRect();
      const rows = [...scroller.querySelectorAll('.r')].filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > top + 100 && box.top < bottom;
      });
      const sight = rows.reduce((sum, row) => sum + row.offsetHeight, 0);
      const pillars = [...scroller.querySelectorAll('.p')].reduce((sum, row) => sum + row.offsetHeight, 0);
      return sight + pillars + 100 >= bottom - top - 1 || `${sight} of ${bottom - top}`;
    });
  const height = await page.locator('main .scroll').evaluate((scroller) => scroller.scrollHeight);
  for (let top = 0; top < height; top += 337) {
    await page.locator('main .scroll').evaluate((scroller, top) => (scroller.scrollTop = top), top);
    await drawn();
    assert.equal(await whole(), true, `scrolled by ${top}`);
  }
  assert.equal(await page.locator('main .scroll').evaluate((scroller) => scroller.scrollHeight), height);

  const row = () => page.evaluate(() => Number(document.activeElement.closest('[role="row"]').ariaRowIndex));
  await page.keyboard.press('Control+End');
  await page.waitForFunction((last) => document.activeElement.closest('[role="row"]')?.ariaRowIndex === last, String((await lines()) + 1)); // prettier-ignore
  await page.keyboard.press('Control+Home');
  await page.waitForFunction(() => document.activeElement.closest('[role="row"]')?.ariaRowIndex === '2');
  assert.equal(await page.locator('main .scroll').evaluate((scroller) => scroller.scrollTop), 0, 'the first pillar sticks'); // prettier-ignore
  await page.waitForFunction((all) => document.querySelectorAll('[role="row"]').length === all, all);
  for (let down = 0; down < 35; down += 1) await page.keyboard.press('ArrowDown');
  assert.equal(await row(), 37);
  await page.locator('main .scroll').evaluate((scroller) => (scroller.scrollTop = 0));
  await drawn();
  assert.equal(await row(), 37, 'the line that has the keyboard stays');
  await page.keyboard.press('ArrowDown');
  assert.equal(await row(), 38);
  assert.deepEqual(await accessibility(page), []);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a drawing stays within its card, however low the window', async () => {
  const page = await theatre.open();
  await page.setViewportSize({ width: 1280, height: 480 });
  await charts(page);
  await page.click(`${id('chart-emissions_intensity')} [data-mark]`);
  await page.waitForSelector(id('drawer'));
  const within = await page.locator('.card').evaluateAll((cards) =>
    cards.map((card) => {
      const picture = card.querySelector('.picture svg');
      return picture.getBoundingClientRect().bottom <= card.getBoundingClientRect().bottom;
    }),
  );
  assert.ok(within.length === 10 && within.every(Boolean), String(within));
  await page.context().close();
});

test('reports are ordered, corrected, merged and taken out, and all of it is undone', async () => {
  const page = await theatre.open();
  const files = () => page.locator(`${id('report-row')} .fn`).allInnerTexts();
  const companies = () => page.locator(`${id('report-row')} .co`).allInnerTexts();
  const turned = (pattern) =>
    page.waitForFunction(
      ([css, source]) => new RegExp(source).test(document.querySelector(css)?.innerText ?? ''),
      [id('toast'), pattern],
    );
  const [before, named] = [await files(), await companies()];

  await page.click(id('sort-company'));
  assert.notDeepEqual(await files(), before);
  await page.click(id('sort-company'));
  await page.click(id('sort-company'));
  assert.deepEqual(await files(), before);

  await page.locator(id('correct-report')).first().click();
  await page.fill('#report-year', '2019');
  await page.keyboard.press('Enter');
  await turned('^Report corrected');
  assert.match(await page.locator(id('report-row')).first().innerText(), /2019[^]*Corrected/);

  await page.locator(id('correct-report')).first().click();
  await page.fill('#report-year', '19');
  await page.keyboard.press('Enter');
  await turned('not a year');

  await page.locator(id('correct-report')).first().click();
  await page.fill('#report-company', named[1]);
  await page.locator(`${id('correct-report-form')} input[type="checkbox"]`).check({ force: true });
  await page.click(`${id('correct-report-form')} .pri`);
  await turned('is now part of');
  assert.deepEqual((await companies()).slice(0, 2), [named[1], named[1]]);

  await page.locator(id('remove-report')).last().click();
  await turned('^Removed');
  assert.deepEqual(await files(), before.slice(0, -1));

  for (const what of ['Removed', 'is now part of', 'Report corrected']) {
    await page.keyboard.press('Control+z');
    await turned(`^Undone: .*${what}`);
  }
  assert.deepEqual([await files(), await companies()], [before, named]);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a chosen language is kept', async () => {
  const page = await theatre.open();
  await page.click(id('settings'));
  await page.click('[role="dialog"] label[lang="zh-Hans"]');
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-Hans');
  await page.reload();
  await page.waitForSelector(id('report-row'));
  assert.equal(await page.getAttribute('html', 'lang'), 'zh-Hans');
  await page.context().close();
});

test('files on the command line are read at once, and an import can be stopped', async () => {
  const page = await theatre.open({
    query: '?library=empty&pace=1500&open=lanyu_2024.txt&open=muyan_2024.txt&open=panxiu_2024.txt',
  });
  await page.waitForSelector('[data-state="reading"]');
  await page.click(`${id('import-running')} button`);
  await page.waitForSelector(id('import-done'));
  assert.equal(await page.locator(id('report-row')).count(), 1);
  assert.equal(await page.locator('[data-state="cancelled"]').count(), 2);
  await page.context().close();
});

test('how files are read is set, checked and shown', async () => {
  const page = await theatre.open();
  const form = id('reading-form');
  await page.click(id('settings'));
  const limits = () => page.innerText(id('pdf-limits'));
  assert.match(await limits(), /^512 MB, 60 s, 10 s a page$/);
  await page.click(id('change-reading'));
  await page.waitForFunction((css) => /5\.5\.0.*Traditional/.test(document.querySelector(css)?.innerText ?? ''), form);
  await page.fill('#reading-memory', 'much');
  await page.click(`${form} .pri`);
  await page.waitForSelector(`${form} [role="alert"]`);
  assert.match(await page.innerText(`${form} [role="alert"]`), /Memory.*from 64 to 16384/);
  await page.fill('#reading-memory', '1024');
  await page.fill('#reading-readers', '2');
  await page.click(`${form} label:has([type="checkbox"])`);
  await page.click(`${form} .pri`);
  await page.waitForSelector(form, { state: 'detached' });
  if ((await page.locator(id('pdf-limits')).count()) === 0) await page.click(id('settings'));
  assert.match(await limits(), /^1024 MB, 60 s, 10 s a page\n.*recognised/);
  await page.click(id('change-reading'));
  assert.equal(await page.inputValue('#reading-readers'), '2');
  assert.ok(await page.isChecked(`${form} [type="checkbox"]`));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('without tesseract its switch is off, and what to install is said', async () => {
  const page = await theatre.open({ query: '?recogniser=recogniser_without_chinese' });
  await page.click(id('settings'));
  await page.click(id('change-reading'));
  await page.waitForSelector(`${id('recogniser')} [role="status"]`);
  assert.match(await page.innerText(id('recogniser')), /tesseract-ocr-chi-sim/);
  assert.ok(await page.isDisabled(`${id('reading-form')} [type="checkbox"]`));
  await page.context().close();
});

test('a back-up and its restoring say where things lie', async () => {
  const page = await theatre.open();
  await page.click(id('libraries'));
  await page.click(id('back-up'));
  await page.waitForFunction((css) => /backup\.db/.test(document.querySelector(css)?.innerText ?? ''), id('toast'));
  await page.click(id('restore'));
  await page.waitForFunction((css) => /before-restore/.test(document.querySelector(css)?.innerText ?? ''), id('toast'));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('what a value lacks is entered beside the years of the company, and undone', async () => {
  const page = await theatre.open();
  await scorecard(page);
  await clickCell(page, 'ghg.per_revenue', 4);
  await page.click(id('enter-missing'));
  await page.waitForSelector(id('enter'));
  assert.equal(await page.inputValue('#enter-metric'), 'finance.revenue');
  await page.waitForFunction(() => document.activeElement?.id === 'enter-value');
  const year = await page.inputValue('#enter-year');
  assert.match(year, /^20\d\d$/);
  await page.keyboard.type('2000000');
  await page.keyboard.press('Enter');
  await page.waitForSelector(`${id('enter')} [role="alert"]`);
  await page.fill('#enter-source', 'Annual report, page 80');
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('entry'));
  assert.match(await page.innerText(id('entry')), /2,000,000[^]*Annual report, page 80/);
  await page.waitForSelector(`[data-metric="finance.revenue"][data-of-year="${year}"].entered`);
  // Where it is from serves the next one too; what is typed stays while the company is read again.
  await page.fill('#enter-value', '77');
  await page.click(`${id('entry')} button`);
  await page.waitForFunction((css) => document.querySelectorAll(css).length === 0, id('entry'));
  await page.click(id('turn'));
  await page.waitForSelector(id('entry'));
  // The reports are read again when the person pauses.
  await page.waitForTimeout(1000);
  const typed = await Promise.all(['#enter-value', '#enter-source'].map((field) => page.inputValue(field)));
  assert.deepEqual(typed, ['77', 'Annual report, page 80']);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('columns stand in the order they are put in, by key and by hand, also the next time', async () => {
  const page = await theatre.open();
  await scorecard(page);
  const names = () => page.locator('.heads .n1').allInnerTexts();
  const became = async (wanted) => {
    await page.waitForFunction(
      (wanted) => [...document.querySelectorAll('.heads .n1')].map((name) => name.textContent).join() === wanted,
      wanted.join(),
    );
  };
  const [a, b, c, ...rest] = await names();
  await page.locator('[data-column="1"]').first().focus();
  await page.keyboard.press('Control+Shift+ArrowRight');
  await became([b, a, c, ...rest]);
  await page.keyboard.press('Control+Shift+ArrowRight');
  await became([b, c, a, ...rest]);
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.column), '3');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await became([b, a, c, ...rest]);
  const heads = page.locator(id('column-head'));
  await heads.nth(2).dragTo(heads.nth(0));
  await became([c, b, a, ...rest]);
  await page.reload();
  await scorecard(page);
  await became([c, b, a, ...rest]);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('libraries: another one, a new one, and back to the first with what was compared in it', async () => {
  const page = await theatre.open();
  const rows = () => page.locator(id('report-row')).count();
  const opened = (name) =>
    page.waitForFunction(([css, text]) => document.querySelector(css)?.innerText.includes(text), [id('toast'), name]);
  const before = await rows();
  await scorecard(page);
  await page.keyboard.press('m');
  await page.click(id('pick-companies'));
  await page.locator('[role="dialog"] li label').first().click();
  await page.keyboard.press('Escape');
  const compared = () => page.locator('.heads .n1').allInnerTexts();
  await page.waitForFunction((n) => document.querySelectorAll('.heads .n1').length === n, before - 1);
  const shown = await compared();

  await page.click(id('libraries'));
  await page.click(id('open-library'));
  await opened('picked');
  assert.equal(await rows(), 2);
  await scorecard(page);
  assert.equal((await compared()).length, 2);

  await page.click(id('libraries'));
  await page.click(id('new-library'));
  await opened('new');
  assert.equal(await rows(), 0);
  await page.waitForSelector(id('sample'));

  await page.click(id('libraries'));
  assert.match(await page.innerText(id('library-path')), /libraries\/new$/);
  assert.equal(await page.locator(`${id('recent-library')}:disabled`).count(), 1);
  const listed = await page.locator(id('recent-library')).count();
  await page.locator('[role="dialog"] li .btn').last().click();
  await page.waitForFunction(
    ([css, n]) => document.querySelectorAll(css).length === n,
    [id('recent-library'), listed - 1],
  );
  await page.click(`${id('recent-library')}:has-text("picked")`);
  await opened('picked');
  assert.equal(await rows(), 2);
  assert.ok(shown.length > 2);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('the page is small enough to be there at once', async () => {
  const assets = new URL('../../ui/dist/assets/', import.meta.url);
  // The made-up library is for the browser alone: the window never asks for it.
  const names = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name) && !name.startsWith('fake'));
  const bytes = names.map((name) => gzipSync(readFileSync(new URL(name, assets))).length).reduce((a, b) => a + b);
  assert.ok(names.length >= 2 && bytes < 350_000, `${bytes} bytes, compressed`);
});

describe('an export, by keyboard, says where it went', () => {
  const said = (page, name) =>
    page.waitForFunction(([css, text]) => document.querySelector(css)?.innerText.includes(text), [id('toast'), name]);

  test('what is compared, in each format', async () => {
    const page = await theatre.open();
    for (const [downs, name] of ['html', 'xlsx', 'csv', 'json', 'parquet'].entries()) {
      await page.keyboard.press('Control+e');
      await page.waitForSelector(id('formats'));
      for (let down = 0; down < downs; down += 1) await page.keyboard.press('ArrowDown');
      assert.ok(await visible(page));
      await page.keyboard.press('Enter');
      await said(page, `evenhand.${name}`);
    }
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('a chart, as lines and as pixels', async () => {
    const page = await theatre.open();
    await charts(page);
    await page
      .locator(`${id('chart-workforce_gender')} [data-mark]`)
      .first()
      .focus();
    for (const [tabs, format] of ['svg', 'png'].entries()) {
      await page.keyboard.press('s');
      await page.waitForSelector('[data-format="png"]');
      for (let tab = 0; tab <= tabs; tab += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await said(page, `evenhand-workforce-gender.${format}`);
      assert.equal(await held(page), 'save-picture');
    }
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
});

test('what an interrupted import left is read, or left', async () => {
  const query = '?library=empty&unread=lanyu_2024.txt&unread=muyan_2024.txt';
  const page = await theatre.open({ query });
  const rows = () => page.locator(id('report-row')).count();
  await page.click(`${id('import-interrupted')} .pri`);
  await page.waitForSelector(id('import-done'));
  assert.equal(await rows(), 2);
  assert.equal(await page.locator(id('import-interrupted')).count(), 0);
  await page.context().close();

  const left = await theatre.open({ query });
  await left.click(`${id('import-interrupted')} .ghost`);
  await left.waitForSelector(id('sample'));
  assert.deepEqual(left.errors, []);
  await left.context().close();
});
