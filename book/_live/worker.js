// The other side of browser.js: loads Python, then runs each piece of code it gets.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const runner = load();
runner.then(
  () => postMessage({ kind: "ready" }),
  (error) => postMessage({ kind: "failed", words: String(error.message ?? error) }),
);

async function load() {
  const [python, companion, script] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href }),
    get("companion.zip").then((answer) => answer.arrayBuffer()),
    get("console.py").then((answer) => answer.text()),
  ]);
  python.unpackArchive(companion, "zip", { extractDir: "/home/pyodide" });
  const send = (kind, fields) => postMessage({ kind, ...JSON.parse(fields) });
  python.runPython(script);
  return python.globals.get("runner")(send);
}

async function get(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

addEventListener("message", async ({ data }) => {
  const run = await runner;
  postMessage({ kind: "done", outcome: run(data) });
});
