'use strict';
// The first notebook in JupyterLab in a browser, as a newcomer meets it: run, looked at in both themes, and stopped.
// Reads from the environment: JUPYTER, CHROMIUM, NOTEBOOK (paths), SCREENSHOTS (a folder), JUPYTER_PATH (for Jupyter).

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { openPage, startLab } = require('./lab.js');

const { CHROMIUM, JUPYTER, NOTEBOOK, SCREENSHOTS } = process.env;
const START_MS = 60_000;
const RUN_MS = 480_000;
// an interrupt takes effect within a second; the rest is the browser's
const STOP_MS = 3_000;

let lab;
let shown;
let page;

before(async () => {
  fs.mkdirSync(SCREENSHOTS, { recursive: true });
  lab = await startLab(JUPYTER, NOTEBOOK);
  shown = await openPage(CHROMIUM, lab.url);
  page = shown.page;
  await notebookIsReady();
});

after(async () => {
  await page?.screenshot({ path: path.join(SCREENSHOTS, 'last.png') });
  await shown?.browser.close();
  await lab?.stop();
});

/** Waits until the notebook is read and its kernel has answered: run earlier, Lab asks which kernel to use. */
async function notebookIsReady() {
  await page.waitForFunction(() => window.jupyterapp?.shell.currentWidget?.sessionContext, null, { timeout: START_MS });
  await page.evaluate(async () => {
    const { context, sessionContext } = window.jupyterapp.shell.currentWidget;
    await context.ready;
    await sessionContext.ready;
    await sessionContext.session.kernel.info;
  });
}

/** The cell whose source has a line that starts with the magic, assigned or not. */
async function cellWith(magic) {
  const index = await page.evaluate((name) => {
    const cells = window.jupyterapp.shell.currentWidget.content.model.cells;
    const start = new RegExp(`^(.*=\\s*)?${name}\\b`, 'm');
    return Array.from(cells).findIndex((cell) => cell.type === 'code' && start.test(cell.sharedModel.getSource()));
  }, magic);
  assert.notEqual(index, -1, `the notebook has a cell with ${magic}`);
  return page.locator('.jp-Notebook > .jp-WindowedPanel-outer .jp-Cell, .jp-Notebook > .jp-Cell').nth(index);
}

/** Starts all cells as the menu does; the promise that the command gives is not waited for. */
function runAll() {
  return page.evaluate(() => {
    window.progressSeen = [];
    window.allRun = false;
    window.clearInterval(window.progressWatch);
    window.progressWatch = window.setInterval(() => {
      for (const bar of document.querySelectorAll('.jp-OutputArea progress')) {
        if (window.progressSeen.at(-1) !== bar.value) window.progressSeen.push(bar.value);
      }
    }, 50);
    window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => {
      window.allRun = true;
    });
  });
}

function errorOutputs() {
  return page.evaluate(() =>
    window.jupyterapp.shell.currentWidget.content.model
      .toJSON()
      .cells.flatMap((cell) => cell.outputs ?? [])
      .filter((output) => output.output_type === 'error')
      .map((output) => `${output.ename}: ${output.evalue}`),
  );
}

async function photograph(theme) {
  await page.evaluate((name) => window.jupyterapp.commands.execute('apputils:change-theme', { theme: name }), theme.name);
  await page.waitForSelector(`body[data-jp-theme-light="${theme.light}"]`, { state: 'attached' });
  // the charts follow the theme when they next draw
  await page.waitForTimeout(1_000);
  for (const magic of ['%finetune', '%evaluate', '%bias_report']) {
    const cell = await cellWith(magic);
    await cell.scrollIntoViewIfNeeded();
    await cell.screenshot({ path: path.join(SCREENSHOTS, `${magic.slice(1)}-${theme.file}.png`) });
  }
  await page.screenshot({ path: path.join(SCREENSHOTS, `window-${theme.file}.png`) });
}

test('the notebook runs, its progress moves, and the chart and the bias table appear', { timeout: RUN_MS }, async () => {
  await runAll();
  const finetune = await cellWith('%finetune');
  await finetune.locator('progress').first().waitFor({ state: 'attached', timeout: RUN_MS });
  await finetune.scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(SCREENSHOTS, 'training-light.png') });
  await page.waitForFunction(() => window.allRun, null, { timeout: RUN_MS });

  assert.deepEqual(await errorOutputs(), []);
  const seen = await page.evaluate(() => window.progressSeen);
  assert.ok(new Set(seen).size >= 5, `the progress bar moved: ${seen}`);
  await page.locator('.js-plotly-plot .main-svg').first().waitFor({ state: 'visible', timeout: START_MS });
  await (await cellWith('%bias_report')).locator('table caption').first().waitFor({ state: 'visible' });
  // JupyterLab has errors of its own, such as asking a kernel without a debugger for its session
  assert.deepEqual(shown.errors.filter((error) => error.includes('crema-plotly')), []);
});

test('what it shows fits both themes', { timeout: START_MS }, async () => {
  await photograph({ name: 'JupyterLab Light', light: true, file: 'light' });
  await photograph({ name: 'JupyterLab Dark', light: false, file: 'dark' });

  assert.deepEqual(shown.blocked, [], 'nothing was wanted from another machine');
});

test('the stop button stops a training, which says so', { timeout: RUN_MS }, async () => {
  await page.evaluate(() => window.jupyterapp.commands.execute('editmenu:clear-all'));
  await runAll();
  const finetune = await cellWith('%finetune');
  const trains = finetune.locator('.jp-OutputArea-output', { hasText: /step [1-9]\d* of/ }).first();
  await trains.waitFor({ state: 'attached', timeout: RUN_MS });

  await finetune.scrollIntoViewIfNeeded();

  const pressed = Date.now();
  await page.locator('[data-command="notebook:interrupt-kernel"]').first().click();
  await finetune.locator('.jp-OutputArea-output', { hasText: /Interrupted in epoch/ }).first().waitFor({ timeout: STOP_MS });

  assert.ok(Date.now() - pressed < STOP_MS);
  assert.equal(await finetune.locator('progress').count(), 0, 'a stopped training shows no bar');
  await finetune.screenshot({ path: path.join(SCREENSHOTS, 'stopped-dark.png') });
});
