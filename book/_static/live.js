// Offers to run the page's code. Nothing else is loaded before a button is pressed.
(() => {
  const scripts = new URL("../live/", document.currentScript.src);
  const loopback = ["127.0.0.1", "localhost", "[::1]"];

  // `make live` hands the server's address and token over behind the "#", which no
  // server gets to see. Only a page of this machine may name one, of this machine.
  const handedOver = location.hash.match(/^#live=(.+)$/);
  if (handedOver) {
    history.replaceState(null, "", location.pathname + location.search);
    const server = new URL(decodeURIComponent(handedOver[1]));
    if ([location, server].every((place) => loopback.includes(place.hostname)))
      sessionStorage.setItem("live-local", server.href);
  }

  const bar = document.getElementById("live");
  if (!bar) return;
  const isLocal = sessionStorage.getItem("live-local") !== null;
  const where = isLocal ? "on this machine" : "on mybinder.org";
  const wait = isLocal ? "" : "free; starting it takes a minute or more";
  if ("browser" in bar.dataset) {
    offer("browser", "Run the plain Python, in your browser", "");
    offer("server", `Run all of it, ${where}`, wait);
  } else {
    offer("server", `Edit and run this page, ${where}`, wait);
  }

  function offer(backend, words, note) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "live-button";
    button.dataset.backend = backend;
    button.textContent = words;
    button.addEventListener("click", () => start(backend));
    bar.append(button);
    if (note) bar.append(Object.assign(document.createElement("span"), { textContent: note }));
  }

  async function start(backend) {
    for (const button of bar.querySelectorAll("button")) button.disabled = true;
    try {
      const { open } = await import(new URL("page.js", scripts));
      await open(bar, backend, scripts);
    } catch (error) {
      const words = document.createElement("span");
      words.setAttribute("role", "alert");
      words.textContent = `The page's scripts did not load (${error.message}). Check your connection, and load the page again.`;
      bar.replaceChildren(words);
    }
  }
})();
