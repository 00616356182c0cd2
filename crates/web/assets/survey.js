// Saves when a field is left, and takes over what follows from an answer. Without script the buttons do the same.
const form = document.querySelector("form[data-survey]");
const blocks = form?.querySelector("[data-blocks]");
const said = form?.querySelector("[data-said]");
let waiting = false;
let running = false;
let unsaved = false;

// Blocks of questions that stand in a block without another between them.
const inside = (block) => [...block.querySelectorAll("[data-block]")].filter((it) => it.parentElement.closest("[data-block]") === block);
const named = (all) => new Map(all.map((it) => [it.dataset.block, it]));

// Whether a file was chosen in a block: it is sent with the whole page, by a button.
const chosen = (block) => [...block.querySelectorAll("input[type=file]")].some((it) => it.files.length);

// Which block somebody is in, or has changed since it was sent.
const inUse = (block) => block.contains(document.activeElement) || block.matches("[data-touched]") || block.querySelector("[data-touched]") || chosen(block);

const fields = () => {
  const data = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  data.delete("comment"); // sent by its own button
  data.set("script", "1");
  for (const it of blocks.children) if (it.dataset.digest) data.set(`b:${it.dataset.block}`, it.dataset.digest);
  return data;
};

// Puts a block in the place of another, and whoever was in it back where she was.
function replace(fresh, old) {
  const id = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(fresh);
  if (id) document.getElementById(id)?.focus();
}

// A question in use stays as it is, save what stands for its value; unless somebody else wrote meanwhile: that is shown.
function takeOver(fresh, old) {
  if (!inUse(old)) return replace(fresh, old);
  const own = named(inside(old));
  const others = inside(fresh);
  if (others.length === 0 && own.size === 0) {
    if (fresh.querySelector("[id$=':theirs']")) return replace(fresh, old);
    for (const hidden of fresh.querySelectorAll("input[type=hidden]")) {
      const same = [...old.querySelectorAll("input[type=hidden]")].find((it) => it.name === hidden.name);
      if (same) same.value = hidden.value;
    }
    if (fresh.dataset.digest) old.dataset.digest = fresh.dataset.digest;
    return;
  }
  let last = null;
  for (const part of others) {
    const same = own.get(part.dataset.block);
    own.delete(part.dataset.block);
    if (same) takeOver(part, same);
    else if (last) last.after(part);
    else inside(old)[0]?.before(part);
    last = inside(old).find((it) => it.dataset.block === part.dataset.block) ?? last;
  }
  own.forEach((it) => inUse(it) || it.remove());
}

function show(answer) {
  form.querySelectorAll("[data-lost]").forEach((it) => it.remove());
  for (const it of answer.querySelectorAll("[data-lost]")) said.before(document.adoptNode(it));
  const parts = [...answer.body.children].filter((it) => it.dataset.block !== undefined || it.dataset.same !== undefined);
  const own = named([...blocks.children].filter((it) => it.dataset.block !== undefined));
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
  own.forEach((it) => inUse(it) || it.remove());
  said.textContent = answer.querySelector("[data-said]")?.textContent ?? "";
}

function lost() {
  running = false;
  unsaved = true;
  said.textContent = form.dataset.lost;
  setTimeout(save, 10_000);
}

function save() {
  if (running) return void (waiting = true);
  running = true;
  waiting = false;
  unsaved = false;
  said.textContent = form.dataset.saving;
  blocks.querySelectorAll("[data-touched]").forEach((it) => it.removeAttribute("data-touched"));
  // Not fetch: an answer that is parsed by the browser itself needs no text turned into HTML here.
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.timeout = 60_000;
  request.onload = () => {
    running = false;
    // The server, or what stands before it, has no time: it is tried again as without a line.
    if (request.status === 429 || request.status >= 500) return lost();
    const answer = request.response;
    if (answer?.querySelector("[data-said]") && [200, 409].includes(request.status)) show(answer);
    else {
      unsaved = true;
      said.textContent = form.dataset.expired;
    }
    if (waiting) save();
  };
  request.onerror = request.ontimeout = lost;
  request.send(fields());
}

if (form && blocks) {
  form.querySelector("[data-update]")?.setAttribute("hidden", "");
  blocks.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    unsaved = true;
    event.target.closest("[data-block]")?.setAttribute("data-touched", "");
  });
  blocks.addEventListener("change", (event) => {
    if (event.target.type !== "file") return save();
    // What would be refused need not be sent.
    const large = [...event.target.files].some((it) => it.size > Number(form.dataset.most));
    if (large) event.target.value = "";
    said.textContent = large ? form.dataset.large : "";
    document.getElementById(`${event.target.id}:takes`)?.classList.toggle("fault", large);
  });
  // A press on a button sends the whole page itself.
  form.addEventListener("submit", () => (unsaved = false));
  // A page that goes away ends what is on its way: it is sent once more. One that is put aside may never come back.
  addEventListener("pagehide", () => (unsaved || running) && navigator.sendBeacon(form.action, fields()));
  document.addEventListener("visibilitychange", () => document.hidden && unsaved && save());
}
