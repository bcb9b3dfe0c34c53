// Which server runs the page's code: the one of `make live`, or one that Binder starts.
import { Failure } from "./failure.js";

const LOCAL = "live-local";
const BINDER = "live-binder";
const PATIENCE = 10 * 60 * 1000;

const PHASES = {
  waiting: "Waiting for a place on Binder …",
  fetching: "Binder fetches the book …",
  building: "Binder builds the book's Python. The first time this takes many minutes …",
  pushing: "Binder stores the book's Python …",
  built: "Binder has the book's Python …",
  launching: "Binder starts a server …",
};

export async function findServer(binder, progress) {
  const local = sessionStorage.getItem(LOCAL);
  if (local) return fromAddress(local);
  const known = sessionStorage.getItem(BINDER);
  if (known) return { ...JSON.parse(known), isRemembered: true };
  const server = await askBinder(binder, progress);
  sessionStorage.setItem(BINDER, JSON.stringify(server));
  return server;
}

export function forgetServer() {
  sessionStorage.removeItem(BINDER);
}

function fromAddress(address) {
  const url = new URL(address);
  const token = url.searchParams.get("token") ?? "";
  return { url: url.origin + url.pathname, token, isLocal: true };
}

// Binder tells how far it is in a stream of events, and at last where the server is.
function askBinder(binder, progress) {
  progress("Asking Binder for a server …");
  const events = new EventSource(binder);
  let clock;
  const answer = new Promise((resolve, reject) => {
    const wait = () => {
      clearTimeout(clock);
      clock = setTimeout(
        () => reject(new Failure("Binder has said nothing for ten minutes. Try again later.")),
        PATIENCE,
      );
    };
    wait();
    events.onerror = () =>
      reject(
        new Failure(
          "Binder cannot be reached. Check your connection, or try again later: it is a free service, and sometimes full.",
        ),
      );
    events.onmessage = ({ data }) => {
      wait();
      const { phase, message = "", url, token } = JSON.parse(data);
      if (phase === "ready") resolve({ url, token });
      else if (phase === "failed" || phase === "failure")
        reject(new Failure(`Binder could not start a server: ${sentence(message)} Try again later.`));
      else if (phase in PHASES) progress(PHASES[phase]);
    };
  });
  return answer.finally(() => {
    clearTimeout(clock);
    events.close();
  });
}

function sentence(message) {
  const words = message.trim() || "it gave no reason";
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
