// Python in the reader's browser: Pyodide in a worker, so the page never freezes.
import { Failure } from "./failure.js";

export class BrowserKernel {
  keepsState = false;

  static async start(scripts, progress) {
    progress("Loading Python into your browser (6 MB) …");
    const kernel = new BrowserKernel();
    await kernel.load(scripts);
    return kernel;
  }

  load(scripts) {
    this.worker = new Worker(new URL("worker.js", scripts), { type: "module" });
    return new Promise((resolve, reject) => {
      const fail = (reason) => {
        this.worker.terminate();
        reject(
          new Failure(
            `Python did not load into your browser${reason}. Check your connection, or try a newer browser.`,
          ),
        );
      };
      this.worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message ? ` (${event.message})` : "");
      };
      this.worker.onmessage = ({ data }) => {
        if (data.kind === "failed") return fail(` (${data.words})`);
        this.worker.onerror = () => this.onEnd?.("Python ended unexpectedly. Try again.");
        this.worker.onmessage = ({ data }) => this.receive(data);
        resolve();
      };
    });
  }

  receive(data) {
    if (data.kind === "done") this.finish(data.outcome);
    else this.show(data);
  }

  run(code, show) {
    this.show = show;
    return new Promise((resolve) => {
      this.finish = resolve;
      this.worker.postMessage(code);
    });
  }

  // A worker that is busy hears nothing, so it is ended.
  async interrupt() {
    this.worker.terminate();
    this.finish("stopped");
  }

  close() {
    this.worker.terminate();
    this.finish?.("stopped");
  }
}
