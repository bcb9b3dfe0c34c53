// A text area over a coloured copy of its text: the browser's own editing, undo and
// accessibility, with the book's colours.
import { coloured } from "./python.js";

const INDENT = 4;

export class Editor {
  constructor(text, name, run, changed) {
    this.element = document.createElement("div");
    this.element.className = "live-editor highlight";
    this.copy = document.createElement("pre");
    this.copy.setAttribute("aria-hidden", "true");
    this.area = document.createElement("textarea");
    Object.assign(this.area, { spellcheck: false, autocapitalize: "off", wrap: "off" });
    this.area.setAttribute("autocomplete", "off");
    this.area.setAttribute("autocorrect", "off");
    this.area.setAttribute("aria-label", name);
    this.area.setAttribute(
      "aria-description",
      "Shift and Enter run it. Tab indents; press Escape first to leave with Tab.",
    );
    const sheet = document.createElement("div");
    sheet.append(this.copy, this.area);
    this.element.append(sheet);
    this.run = run;
    this.changed = changed;
    this.leaves = false;
    this.area.addEventListener("input", () => this.redraw());
    this.area.addEventListener("keydown", (event) => this.press(event));
    this.text = text;
  }

  get text() {
    return this.area.value;
  }

  set text(text) {
    this.area.value = text;
    this.redraw();
  }

  redraw() {
    // The text area has a line after a last line break; so must the copy.
    this.copy.replaceChildren(coloured(this.text), "\n");
    this.changed();
  }

  press(event) {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const leaves = this.leaves;
    if (key !== "Shift") this.leaves = key === "Escape";
    if (event.isComposing) return;
    if (key === "Enter" && (shiftKey || ctrlKey || metaKey)) this.run();
    else if (key === "Enter") this.write("\n" + this.indentAfter(this.before()));
    else if (key === "Tab" && !leaves && shiftKey) this.dedent();
    else if (key === "Tab" && !leaves && !ctrlKey && !metaKey) this.indent();
    else return;
    event.preventDefault();
  }

  before() {
    return this.text.slice(0, this.area.selectionStart).split("\n").at(-1);
  }

  indentAfter(line) {
    const indent = line.match(/^ */)[0];
    return /:\s*(#.*)?$/.test(line) ? indent + " ".repeat(INDENT) : indent;
  }

  // As if typed, so that it can be undone.
  write(text) {
    if (!document.execCommand("insertText", false, text)) {
      const { selectionStart, selectionEnd } = this.area;
      this.area.setRangeText(text, selectionStart, selectionEnd, "end");
      this.redraw();
    }
  }

  indent() {
    const { selectionStart, selectionEnd } = this.area;
    if (selectionStart === selectionEnd)
      this.write(" ".repeat(INDENT - (this.before().length % INDENT)));
    else this.changeLines((line) => (line ? " ".repeat(INDENT) + line : line));
  }

  dedent() {
    this.changeLines((line) => line.replace(/^ {1,4}/, ""));
  }

  changeLines(change) {
    const { selectionStart, selectionEnd } = this.area;
    const start = this.text.lastIndexOf("\n", selectionStart - 1) + 1;
    const next = this.text.indexOf("\n", selectionEnd);
    const end = next < 0 ? this.text.length : next;
    const old = this.text.slice(start, end);
    const changed = old.split("\n").map(change).join("\n");
    if (changed === old) return;
    this.area.setSelectionRange(start, end);
    this.write(changed);
    const isPoint = selectionStart === selectionEnd;
    const moved = Math.max(start, selectionStart + changed.length - old.length);
    this.area.setSelectionRange(isPoint ? moved : start, isPoint ? moved : start + changed.length);
  }
}
