// One cell of the notebook: the author's code and output, and the reader's.
import { Editor } from "./editor.js";
import { Outputs } from "./outputs.js";

export class Cell {
  constructor({ source, tags }, place) {
    this.source = source;
    this.tags = tags;
    this.place = place;
    this.name = "a hidden cell";
    // "new" until it is run; then "ran", "failed" or "stopped".
    this.state = "new";
    // Whether the reader has run it, and not only a cell below it.
    this.isOwn = false;
    const input = place?.querySelector(".cell_input");
    this.canEdit = Boolean(input);
    if (place) this.outputs = new Outputs(place.querySelector(".cell_output") ?? place);
  }

  has(tag) {
    return this.tags.includes(tag);
  }

  open(number, acts) {
    this.name = `cell ${number}`;
    const input = this.place.querySelector(".cell_input");
    const printed = input.firstElementChild;
    this.editor = new Editor(this.source, `Code of cell ${number}`, acts.run, () => this.mark());
    this.runButton = this.tool("Run", acts.run);
    this.stopButton = this.tool("Stop", acts.stop);
    this.aboveButton = this.tool("Run all above", acts.runAbove);
    this.restoreButton = this.tool("Restore", () => this.restore());
    const tools = document.createElement("div");
    tools.className = "live-tools";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", capital(this.name));
    tools.append(this.runButton, this.stopButton, this.aboveButton, this.restoreButton);
    printed.hidden = true;
    input.append(this.editor.element, tools);
    this.place.classList.add("live-cell");
    this.mark();
  }

  tool(words, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "live-button";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  }

  get code() {
    return this.editor ? this.editor.text : this.source;
  }

  letRun(state) {
    if (!this.editor) return;
    const canRun = ["ready", "stopped", "busy"].includes(state);
    this.runButton.disabled = !canRun;
    this.aboveButton.disabled = !canRun;
    this.mark();
  }

  mark() {
    if (!this.editor) return;
    const isChanged = this.code !== this.source || this.outputs.areNew;
    this.restoreButton.disabled = !isChanged || this.isRunning;
    this.stopButton.hidden = !this.isRunning;
    this.runButton.hidden = Boolean(this.isRunning);
    this.place.classList.toggle("live-changed", this.code !== this.source);
    this.place.classList.toggle("live-running", Boolean(this.isRunning));
  }

  async run(kernel) {
    const hadFocus = document.activeElement === this.runButton;
    this.isRunning = true;
    this.outputs?.begin();
    this.mark();
    if (hadFocus) this.stopButton.focus();
    const outcome = await kernel.run(this.code, (output) => this.outputs?.add(output));
    const keepsFocus = document.activeElement === this.stopButton;
    this.isRunning = false;
    this.outputs?.end();
    this.state = { ok: "ran", error: "failed", stopped: "stopped" }[outcome];
    this.mark();
    if (keepsFocus) this.runButton.focus();
    return outcome;
  }

  // The author's code and output again. The kernel does not unlearn what it ran, so
  // the cell counts as not yet run.
  restore() {
    if (this.isRunning) return;
    if (this.editor) this.editor.text = this.source;
    this.outputs?.restore();
    this.state = "new";
    this.isOwn = false;
    this.mark();
  }
}

function capital(words) {
  return words[0].toUpperCase() + words.slice(1);
}
