'use strict';
// A JupyterLab of the test's own, and a page of Chromium that shows it, cut off from every other machine.

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');

const START_MS = 60_000;
const THIS_MACHINE = /^(http|ws)s?:\/\/127\.0\.0\.1[:/]|^(data|blob|about):/;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(value));
}

/** The notebook's copy without outputs, so that whatever is seen below a cell comes from this run. */
function copyWithoutOutputs(notebook, folder) {
  const content = JSON.parse(fs.readFileSync(notebook, 'utf8'));
  for (const cell of content.cells.filter((cell) => cell.cell_type === 'code')) {
    cell.outputs = [];
    cell.execution_count = null;
  }
  writeJson(path.join(folder, path.basename(notebook)), content);
}

async function answers(url, lab) {
  const end = Date.now() + START_MS;
  while (Date.now() < end && lab.exitCode === null) {
    try {
      if ((await fetch(url)).ok) return true;
    } catch {
      // it does not listen yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

/** Starts JupyterLab in a folder of its own that holds the notebook's copy; its settings are nobody else's. */
async function startLab(jupyter, notebook) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'crema-lab-'));
  copyWithoutOutputs(notebook, path.join(home, 'work'));
  // every cell stays in the page, so that the test sees those above and below the window
  writeJson(path.join(home, 'settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings'), {
    windowingMode: 'none',
  });
  writeJson(path.join(home, 'settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings'), {
    fetchNews: 'false',
    checkForUpdates: false,
  });
  const port = await freePort();
  const log = fs.openSync(path.join(home, 'lab.log'), 'w');
  const root = process.getuid && process.getuid() === 0 ? ['--allow-root'] : [];
  const lab = spawn(
    jupyter,
    [
      'lab',
      '--no-browser',
      ...root,
      '--ip=127.0.0.1',
      `--port=${port}`,
      '--ServerApp.port_retries=0',
      '--IdentityProvider.token=',
      '--ServerApp.password=',
      `--ServerApp.root_dir=${path.join(home, 'work')}`,
      '--LabApp.expose_app_in_browser=True',
    ],
    {
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        JUPYTER_CONFIG_DIR: path.join(home, 'config'),
        JUPYTER_RUNTIME_DIR: path.join(home, 'runtime'),
        JUPYTERLAB_SETTINGS_DIR: path.join(home, 'settings'),
        JUPYTERLAB_WORKSPACES_DIR: path.join(home, 'workspaces'),
        IPYTHONDIR: path.join(home, 'ipython'),
      },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  if (!(await answers(`${url}/api/status`, lab))) {
    lab.kill();
    throw new Error(`JupyterLab does not answer:\n${fs.readFileSync(path.join(home, 'lab.log'), 'utf8')}`);
  }
  return {
    url: `${url}/lab/tree/${path.basename(notebook)}`,
    async stop() {
      const ended = new Promise((resolve) => lab.once('exit', resolve));
      lab.kill('SIGTERM');
      await ended;
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A page that reaches this machine only; what it wanted from elsewhere, and its errors, are kept. */
async function openPage(executablePath, url) {
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 }, colorScheme: 'light' });
  const blocked = [];
  const errors = [];
  await page.route('**/*', (route) => {
    if (THIS_MACHINE.test(route.request().url())) return route.continue();
    blocked.push(route.request().url());
    return route.abort();
  });
  page.on('pageerror', (error) => errors.push(`${error}\n${error.stack}`));
  await page.goto(url);
  return { browser, page, blocked, errors };
}

module.exports = { startLab, openPage };
