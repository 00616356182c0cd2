// Quick exit without leaving this page behind in the history. Without script the form does the same, save that.
const form = document.querySelector("form[data-leave]");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  document.documentElement.hidden = true;
  // The session ends even though nobody waits for the answer; public pages do not know whether there is one.
  navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
  location.replace(form.dataset.leave);
});
// What one person alone may see and the browser kept aside is asked for anew, so that “back” shows nothing that ended.
addEventListener("pageshow", (event) => {
  if (!event.persisted || !document.querySelector("[data-desk]")) return;
  document.documentElement.hidden = true;
  location.reload();
});
