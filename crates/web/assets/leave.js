// Quick exit without leaving this page behind in the history. Without script the form does the same, save that.
const form = document.querySelector("form[data-leave]");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  document.documentElement.hidden = true;
  // The session ends even though nobody waits for the answer; public pages do not know whether there is one.
  navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
  location.replace(form.dataset.leave);
});
// What one person alone may see is put out of sight before the browser keeps the page aside, and asked for anew when
// it is taken out again, so that “back” shows nothing that has ended, not for a moment.
if (document.querySelector("[data-desk]")) {
  addEventListener("pagehide", () => (document.documentElement.hidden = true));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
