// A kernel of a Jupyter server, spoken to in Jupyter's own protocol.
import { Failure } from "./failure.js";

const PATIENCE = 60_000;
const LAST = "live-kernel";
// What a kernel must run before the book's code: TensorFlow without log lines.
const PREPARE = `import os
from companion import quiet
os.environ.update(quiet.VARIABLES)
del os, quiet`;

export class ServerKernel {
  keepsState = true;

  static async start(server, progress) {
    progress("Starting Python on the server …");
    const kernel = new ServerKernel(server);
    try {
      await kernel.begin();
    } catch (error) {
      kernel.close();
      throw error;
    }
    return kernel;
  }

  constructor({ url, token, isLocal }) {
    this.base = url.endsWith("/") ? url : `${url}/`;
    this.token = token;
    this.isLocal = isLocal;
    this.session = crypto.randomUUID?.() ?? String(Math.random());
    this.requests = new Map();
    this.isClosed = false;
  }

  async begin() {
    await this.endLeftOver();
    const { id } = await this.ask("POST", "api/kernels", { name: "python3" });
    this.id = id;
    sessionStorage.setItem(LAST, JSON.stringify({ base: this.base, id }));
    await this.openChannels();
    await withPatience(this.isAwake());
    const outputs = [];
    const outcome = await this.run(PREPARE, (output) => outputs.push(output), true);
    if (outcome === "error")
      throw new Failure(
        "The server's Python lacks the book's companion package, so the page's code cannot run there.",
      );
  }

  // The kernel of the page before, of which nothing but memory is left: a page that
  // is being left can no longer end it.
  async endLeftOver() {
    const { base, id } = JSON.parse(sessionStorage.getItem(LAST) ?? "{}");
    sessionStorage.removeItem(LAST);
    if (base === this.base) await this.ask("DELETE", `api/kernels/${id}`).catch(() => {});
  }

  // Asks the kernel for news of itself until it answers.
  async isAwake() {
    let isAwake = false;
    while (!isAwake && !this.isClosed) {
      const answer = this.request("kernel_info_request", {}).then(() => (isAwake = true));
      await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 1000))]);
    }
  }

  async ask(method, path, body) {
    let answer;
    try {
      answer = await fetch(this.base + path, {
        method,
        headers: { Authorization: `token ${this.token}`, "Content-Type": "application/json" },
        body: body && JSON.stringify(body),
      });
    } catch {
      throw new Failure((await this.isThere()) ? this.refused() : this.unreachable());
    }
    if (answer.status === 401 || answer.status === 403) throw new Failure(this.refused());
    if (!answer.ok)
      throw new Failure(`The server answered with an error (${answer.status}). Try again.`);
    return answer.status === 204 ? null : answer.json();
  }

  // A refusal may come without leave to read it, and then looks like no answer at all.
  async isThere() {
    if (!this.isLocal) return false;
    const answer = fetch(`${this.base}api`, { mode: "no-cors", cache: "no-store" });
    return answer.then(
      () => true,
      () => false,
    );
  }

  unreachable() {
    return this.isLocal
      ? 'The server on this machine cannot be reached. Is "make live" still running? Start it, and open the address that it prints.'
      : "The server cannot be reached any more. Binder ends one that is not used for some minutes: try again to get a new one.";
  }

  refused() {
    return this.isLocal
      ? 'The server refused the token of this page: it is of another run of "make live". Open the address that was printed last.'
      : "The server refused the token of this page. Try again to get a new server.";
  }

  openChannels() {
    const address = new URL(`${this.base}api/kernels/${this.id}/channels`);
    address.protocol = address.protocol.replace("http", "ws");
    address.searchParams.set("session_id", this.session);
    address.searchParams.set("token", this.token);
    this.socket = new WebSocket(address);
    this.socket.onmessage = ({ data }) => this.receive(JSON.parse(data));
    return new Promise((resolve, reject) => {
      this.socket.onopen = resolve;
      this.socket.onclose = () => {
        reject(new Failure(this.unreachable()));
        this.end(this.unreachable());
      };
    });
  }

  end(words) {
    if (this.isClosed) return;
    this.isClosed = true;
    for (const request of this.requests.values()) request.finish("stopped");
    this.onEnd?.(words);
  }

  send(type, content) {
    const id = crypto.randomUUID?.() ?? String(Math.random());
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.session,
      username: "reader",
      version: "5.3",
      date: new Date().toISOString(),
    };
    const message = { header, parent_header: {}, metadata: {}, content, channel: "shell" };
    this.socket.send(JSON.stringify(message));
    return id;
  }

  // Answered and idle again, in either order: then nothing more comes.
  request(type, content, show = () => {}) {
    return new Promise((resolve) => {
      const id = this.send(type, content);
      const state = { show, outcome: null, isIdle: false };
      state.finish = (outcome) => {
        this.requests.delete(id);
        resolve(outcome);
      };
      this.requests.set(id, state);
    });
  }

  run(code, show, silent = false) {
    const content = {
      code,
      silent,
      store_history: !silent,
      allow_stdin: false,
      stop_on_error: true,
    };
    this.wasInterrupted = false;
    return this.request("execute_request", content, show).then((outcome) =>
      outcome === "error" && this.wasInterrupted ? "stopped" : outcome,
    );
  }

  receive({ header, parent_header, content }) {
    if (header.msg_type === "status" && ["restarting", "dead"].includes(content.execution_state))
      return this.end(
        "Python ended on the server, perhaps for lack of memory. Try again to start it anew.",
      );
    const request = this.requests.get(parent_header?.msg_id);
    if (!request) return;
    if (header.msg_type.endsWith("_reply")) request.outcome = content.status === "ok" ? "ok" : "error";
    else if (header.msg_type === "status") request.isIdle = content.execution_state === "idle";
    else if (header.msg_type in OUTPUTS) request.show(OUTPUTS[header.msg_type](content));
    if (request.outcome && request.isIdle) request.finish(request.outcome);
  }

  async interrupt() {
    this.wasInterrupted = true;
    await this.ask("POST", `api/kernels/${this.id}/interrupt`, {});
  }

  close() {
    this.isClosed = true;
    if (this.socket) {
      this.socket.onclose = null;
      this.socket.close();
    }
    for (const request of this.requests.values()) request.finish("stopped");
    if (this.id) this.ask("DELETE", `api/kernels/${this.id}`).catch(() => {});
  }
}

const display = ({ data, transient }) => ({ kind: "display", data, id: transient?.display_id });
const OUTPUTS = {
  stream: ({ name, text }) => ({ kind: "stream", name, text }),
  display_data: display,
  execute_result: display,
  update_display_data: (content) => ({ ...display(content), kind: "update" }),
  clear_output: ({ wait }) => ({ kind: "clear", waits: wait }),
  error: ({ ename, evalue, traceback }) => ({
    kind: "error",
    text: traceback?.length ? traceback.join("\n") : `${ename}: ${evalue}`,
  }),
};

function withPatience(work) {
  let clock;
  const late = new Promise((_, reject) => {
    clock = setTimeout(
      () => reject(new Failure("Python did not start on the server within a minute. Try again.")),
      PATIENCE,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
}
