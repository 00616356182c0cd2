// Saves when a field is left, and takes over what follows from an answer. Without script the buttons do the same.
const form = document.querySelector("form[data-survey]");
const blocks = form?.querySelector("[data-blocks]");
const said = form?.querySelector("[data-said]");
let waiting = false;
let running = false;
let unsaved = false;

const fields = () => {
  const data = new URLSearchParams(new FormData(form));
  data.delete("comment"); // sent by its own button
  data.set("script", "1");
  return data;
};

// The field that somebody is in stays as it is; what stands for its value does not.
function takeOver(fresh, old) {
  if (!old.contains(document.activeElement)) return old.replaceWith(fresh);
  for (const hidden of fresh.querySelectorAll("input[type=hidden]")) {
    const same = [...old.querySelectorAll("input[type=hidden]")].find((it) => it.name === hidden.name);
    if (same) same.value = hidden.value;
  }
  for (const part of fresh.querySelectorAll("[data-block]")) {
    const same = [...old.querySelectorAll("[data-block]")].find((it) => it.dataset.block === part.dataset.block);
    if (same) takeOver(document.adoptNode(part), same);
  }
}

function show(answer) {
  const parts = [...answer.querySelectorAll("[data-said] ~ [data-block], [data-said] ~ [data-same]")];
  const own = new Map([...blocks.children].map((it) => [it.dataset.block, it]));
  let last = null;
  for (const part of parts) {
    const name = part.dataset.block ?? part.dataset.same;
    const old = own.get(name);
    own.delete(name);
    if (part.dataset.same === undefined) {
      const fresh = document.adoptNode(part);
      if (old) takeOver(fresh, old);
      else if (last) last.after(fresh);
      else blocks.prepend(fresh);
    }
    last = [...blocks.children].find((it) => it.dataset.block === name) ?? last;
  }
  own.forEach((it, name) => name && it.remove());
  said.textContent = answer.querySelector("[data-said]")?.textContent ?? "";
}

function save() {
  if (running) return void (waiting = true);
  running = true;
  waiting = false;
  unsaved = false;
  said.textContent = form.dataset.saving;
  // Not fetch: an answer that is parsed by the browser itself needs no text turned into HTML here.
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.timeout = 60_000;
  request.onload = () => {
    running = false;
    const answer = request.response;
    if (answer?.querySelector("[data-said]") && [200, 409].includes(request.status)) show(answer);
    else {
      unsaved = true;
      said.textContent = form.dataset.expired;
    }
    if (waiting) save();
  };
  request.onerror = request.ontimeout = () => {
    running = false;
    unsaved = true;
    said.textContent = form.dataset.lost;
    setTimeout(save, 10_000);
  };
  request.send(fields());
}

if (form && blocks) {
  form.querySelector("[data-update]")?.setAttribute("hidden", "");
  blocks.addEventListener("change", save);
  blocks.addEventListener("input", () => (unsaved = true));
  // A press on a button sends the whole page itself.
  form.addEventListener("submit", () => (unsaved = false));
  addEventListener("pagehide", () => unsaved && navigator.sendBeacon(form.action, fields()));
}
