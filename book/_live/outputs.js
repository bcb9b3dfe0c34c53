// The output of a cell: the author's until it is run, then the kernel's.
const MOST = 100_000;
const ESCAPES = /\x1b\[[0-9;?]*[A-Za-z]/g;

export class Outputs {
  // The place is the author's output, or the cell where there is none.
  constructor(place) {
    this.host = place;
    if (!place.matches(".cell_output")) {
      this.host = document.createElement("div");
      this.host.className = "cell_output docutils container";
      this.host.hidden = true;
      place.querySelector(":scope > .cell_input")?.after(this.host);
    }
    this.authors = [...this.host.childNodes];
    this.wasHidden = this.host.hidden;
    this.areNew = false;
  }

  // What stands there stays until there is something new, so nothing jumps.
  begin() {
    this.stale = true;
    this.clearsNext = false;
    this.length = 0;
    this.stream = null;
    this.displays = new Map();
  }

  add(output) {
    if (output.kind === "clear") {
      if (output.waits) this.clearsNext = true;
      else this.clear();
      return;
    }
    if (this.stale || this.clearsNext) this.clear();
    if (output.kind === "update") this.update(output);
    else if (output.kind === "stream") this.addText(output.name, output.text);
    else if (output.kind === "error") this.append(text("error", plain(output.text)));
    else this.display(output);
  }

  end() {
    if (this.stale) this.clear();
    this.host.hidden = this.host.childNodes.length === 0;
  }

  clear() {
    this.host.replaceChildren();
    this.host.hidden = false;
    this.stale = this.clearsNext = false;
    this.stream = null;
    this.areNew = true;
  }

  append(element) {
    this.stream = null;
    this.host.append(element);
    rerunScripts(element);
  }

  display({ data, id }) {
    const element = shown(data);
    if (id) this.displays.set(id, element);
    this.append(element);
  }

  update({ data, id }) {
    const element = shown(data);
    this.displays.get(id)?.replaceWith(element);
    this.displays.set(id, element);
    rerunScripts(element);
  }

  addText(name, more) {
    if (this.length > MOST) return;
    this.length += more.length;
    const end = this.length > MOST ? "\n… The rest is left out: it is very long.\n" : "";
    if (this.stream?.name !== name) {
      const element = text(name === "stderr" ? "stderr" : "stream", "");
      this.append(element);
      this.stream = { name, pre: element.querySelector("pre"), waiting: "" };
    }
    if (!this.stream.waiting) requestAnimationFrame(writer(this.stream));
    this.stream.waiting += plain(more) + end;
  }

  restore() {
    if (!this.areNew) return;
    this.host.replaceChildren(...this.authors);
    this.host.hidden = this.wasHidden;
    this.areNew = false;
  }
}

// Text that arrives in many pieces is written once a frame.
function writer(stream) {
  return () => {
    const whole = stream.pre.textContent + stream.waiting;
    stream.pre.textContent = whole.replace(/^.*\r(?!\n)/gm, "");
    stream.waiting = "";
  };
}

function plain(words) {
  return words.replace(ESCAPES, "");
}

function text(kind, words) {
  const element = document.createElement("div");
  element.className = `output ${kind} highlight-myst-ansi notranslate`;
  const frame = document.createElement("div");
  frame.className = "highlight";
  const pre = document.createElement("pre");
  // It may be wider than the page, and must then scroll by keyboard too.
  pre.tabIndex = 0;
  pre.textContent = words;
  frame.append(pre);
  element.append(frame);
  return element;
}

function shown(data) {
  const markup = data["text/html"] ?? data["image/svg+xml"];
  if (markup) {
    const element = document.createElement("div");
    element.className = "output text_html";
    element.innerHTML = [markup].flat().join("");
    return element;
  }
  const picture = ["image/png", "image/jpeg"].find((type) => type in data);
  if (picture) {
    const element = document.createElement("div");
    element.className = "output image_png";
    const image = new Image();
    image.alt = [data["text/plain"] ?? "A figure"].flat().join("");
    image.src = `data:${picture};base64,${data[picture]}`;
    element.append(image);
    return element;
  }
  return text("text_plain", plain([data["text/plain"] ?? ""].flat().join("")));
}

// A browser does not run scripts that come in as text; new elements it does.
function rerunScripts(element) {
  for (const old of element.querySelectorAll("script")) {
    const script = document.createElement("script");
    for (const { name, value } of old.attributes) script.setAttribute(name, value);
    script.textContent = old.textContent;
    old.replaceWith(script);
  }
}
