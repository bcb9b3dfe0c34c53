// The page once its code is live: its cells, the bar above them, and the kernel.
import { Cell } from "./cell.js";
import { Failure } from "./failure.js";
import { BrowserKernel } from "./browser.js";
import { ServerKernel } from "./server.js";
import { findServer, forgetServer } from "./where.js";

export async function open(bar, backend, scripts) {
  await addStyle(new URL("live.css", scripts));
  const page = new Page(bar, backend, scripts);
  page.showCells(await readCells(bar));
  await page.connect();
}

async function addStyle(address) {
  const link = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: address,
  });
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error("live.css"));
  });
  document.head.append(link);
  await loaded;
}

async function readCells(bar) {
  const answer = await fetch(bar.dataset.cells, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`cells: ${answer.status}`);
  return answer.json();
}

function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "live-button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

class Page {
  constructor(bar, backend, scripts) {
    this.bar = bar;
    this.backend = backend;
    this.scripts = scripts;
    this.kernel = null;
    this.queue = Promise.resolve();
    // Grows with each kernel, and with each stop: what was asked for before is void.
    this.generation = 0;
    this.stops = 0;
    this.drawBar();
    addEventListener("pagehide", () => this.kernel?.close());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.fail("Python ended when you left the page. Try again to start it anew.");
    });
  }

  drawBar() {
    this.status = document.createElement("p");
    this.status.className = "live-status";
    this.status.setAttribute("role", "status");
    this.stopButton = button("Stop", () => this.stop());
    this.restartButton = button("Restart", () => this.restart());
    this.restoreButton = button("Restore all", () => this.restoreAll());
    const tools = document.createElement("div");
    tools.className = "live-tools";
    tools.append(this.stopButton, this.restartButton, this.restoreButton);
    this.bar.replaceChildren(this.status, tools);
    this.bar.classList.add("live-open");
    this.bar.setAttribute("role", "region");
    this.bar.setAttribute("aria-label", "Running code");
    this.bar.tabIndex = -1;
    this.bar.focus({ preventScroll: true });
    new ResizeObserver(() => this.keepBarInView()).observe(this.bar);
  }

  // The bar stays below the theme's header; what is jumped to, or has the focus, below both.
  keepBarInView() {
    const header = document.querySelector(".bd-header-article").offsetHeight;
    this.bar.style.top = `${header}px`;
    const taken = header + this.bar.offsetHeight;
    document.documentElement.style.scrollPaddingTop = `calc(${taken}px + 0.5rem)`;
  }

  // State is one of: loading, ready, busy, stopped, failed.
  say(state, words) {
    this.state = state;
    this.bar.dataset.state = state;
    if (this.status.textContent !== words) this.status.textContent = words;
    this.stopButton.disabled = state !== "busy";
    this.restartButton.disabled = state === "loading";
    this.restartButton.textContent = state === "failed" ? "Try again" : "Restart";
    for (const cell of this.cells ?? []) cell.letRun(state);
  }

  showCells(notebook) {
    const isOnPage = ({ id }) => document.getElementById(id) !== null;
    const isShown = ({ tags }) => !tags.includes("remove-cell");
    if (notebook.some((cell) => isOnPage(cell) !== isShown(cell)))
      throw new Error("the page and its code are of different versions");
    let number = 0;
    this.cells = notebook
      .map((cell) => new Cell(cell, document.getElementById(cell.id)))
      .filter((cell) => this.backend === "server" || cell.has("browser"));
    for (const cell of this.cells) {
      if (!cell.canEdit) continue;
      cell.open(++number, {
        run: () => this.run(cell),
        runAbove: () => this.runAbove(cell),
        stop: () => this.stop(),
      });
    }
  }

  async connect() {
    const generation = ++this.generation;
    const isCurrent = () => generation === this.generation;
    const progress = (words) => isCurrent() && this.say("loading", words);
    try {
      const kernel = await this.newKernel(progress);
      if (!isCurrent()) return kernel.close();
      this.kernel = kernel;
      kernel.onEnd = (words) => isCurrent() && this.fail(words);
      this.forgetRuns();
      this.say("ready", READY);
    } catch (error) {
      if (!(error instanceof Failure)) console.error(error);
      if (isCurrent()) this.fail(error.message);
    }
  }

  async newKernel(progress) {
    if (this.backend === "browser") return BrowserKernel.start(this.scripts, progress);
    const server = await findServer(this.bar.dataset.binder, progress);
    try {
      return await ServerKernel.start(server, progress);
    } catch (error) {
      if (!server.isRemembered) throw error;
      // The server of an earlier page has ended meanwhile: ask for a new one.
      forgetServer();
      return ServerKernel.start(await findServer(this.bar.dataset.binder, progress), progress);
    }
  }

  fail(words) {
    this.kernel?.close();
    this.kernel = null;
    this.say("failed", words);
  }

  // Nothing of the page has run in a new kernel.
  forgetRuns() {
    for (const cell of this.cells) if (cell.state !== "stopped") cell.state = "new";
  }

  run(cell) {
    return this.runInOrder([...this.notYetRunAbove(cell), cell], cell);
  }

  runAbove(cell) {
    return this.runInOrder(this.above(cell), cell);
  }

  above(cell) {
    const cells = this.cells.slice(0, this.cells.indexOf(cell));
    return cells.filter((other) => !this.isReplaced(other));
  }

  // What the reader stopped or saw fail is not run again behind their back.
  notYetRunAbove(cell) {
    return this.above(cell).filter((other) => other.state === "new");
  }

  // A solution must not take the place of the answer that the reader has run.
  isReplaced(cell) {
    const before = this.cells[this.cells.indexOf(cell) - 1];
    return cell.has("hide-cell") && before?.has("exercise") && before.isOwn;
  }

  runInOrder(cells, asked) {
    const { generation, stops } = this;
    const isVoid = () => !this.kernel || generation !== this.generation || stops !== this.stops;
    const result = this.queue.then(() => this.runEach(cells, asked, isVoid));
    this.queue = result.catch((error) => console.error(error));
    return result;
  }

  async runEach(cells, asked, isVoid) {
    const { generation } = this;
    for (const cell of cells) {
      if (isVoid()) return;
      const above = cell === asked ? "" : ` first, above ${asked.name}`;
      this.say("busy", `Running ${cell.name}${above} …`);
      cell.isOwn ||= cell === asked;
      const outcome = await cell.run(this.kernel);
      if (generation !== this.generation) return;
      if (outcome === "stopped") return this.afterStop(cell);
      // A hidden cell checks what the author's code gave, and may well fail on the reader's.
      if (outcome === "error" && cell !== asked && cell.canEdit)
        return this.say(
          "ready",
          `${capital(cell.name)} stopped with an error, so ${asked.name} did not run. Mend it, or restore it, and run again.`,
        );
    }
    const last = cells.at(-1);
    const words = last?.state === "failed" ? "ended with an error" : "has run";
    this.say("ready", last ? `${capital(last.name)} ${words}. ${READY}` : READY);
  }

  async afterStop(cell) {
    if (this.kernel.keepsState)
      return this.say("stopped", `Stopped ${cell.name}. What ran before is still there.`);
    const stopped = `Stopped ${cell.name}. `;
    await this.connect();
    if (this.state === "ready")
      this.say("stopped", `${stopped}Python began anew: Run does again what comes before.`);
  }

  stop() {
    if (this.state !== "busy") return;
    this.stops += 1;
    this.say("busy", "Stopping …");
    this.kernel.interrupt().catch((error) => this.fail(error.message));
  }

  async restart() {
    if (this.state !== "failed") this.say("loading", "Starting anew …");
    this.kernel?.close();
    this.kernel = null;
    for (const cell of this.cells) cell.state = "new";
    await this.connect();
  }

  restoreAll() {
    for (const cell of this.cells) cell.restore();
  }
}

const READY = "Ready: change a cell and run it.";

function capital(words) {
  return words[0].toUpperCase() + words.slice(1);
}
