// Quick exit without leaving this page behind in the history. Without script the form does the same, save that.
const form = document.querySelector("form[data-leave]");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  document.documentElement.hidden = true;
  location.replace(form.dataset.leave);
});
