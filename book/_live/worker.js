// The other side of browser.js: loads Python, then runs each piece of code it gets.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const runner = Promise.race([aFileIsLost(), load()]);
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

function get(name) {
  return fetch(new URL(name, import.meta.url));
}

// Pyodide says nothing of a file that does not come, and waits for ever.
function aFileIsLost() {
  const fetchAsEver = self.fetch;
  return new Promise((_, reject) => {
    self.fetch = async (...request) => {
      try {
        const answer = await fetchAsEver(...request);
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return answer;
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}

addEventListener("message", async ({ data }) => {
  const run = await runner;
  postMessage({ kind: "done", outcome: run(data) });
});
