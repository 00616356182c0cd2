// Quick exit without leaving this page behind in the history. Without script the form does the same, save that.
const form = document.querySelector("form[data-leave]");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  document.documentElement.hidden = true;
  // The session ends even though nobody waits for the answer.
  if ("desk" in form.dataset) navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));
  location.replace(form.dataset.leave);
});
// A page of the desk that the browser kept aside is asked for anew, so that “back” shows nothing that has ended.
addEventListener("pageshow", (event) => {
  if (event.persisted && "desk" in (form?.dataset ?? {})) location.reload();
});
