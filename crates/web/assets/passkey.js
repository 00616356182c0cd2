// Passkeys: turns what the page holds into what the browser asks for, and its answer into a field of the form.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const descriptor = (it) => ({ ...it, id: bytes(it.id) });

async function ask(kind, { publicKey }) {
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (kind === "create") {
    options.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
    options.excludeCredentials = publicKey.excludeCredentials?.map(descriptor);
    return navigator.credentials.create({ publicKey: options });
  }
  options.allowCredentials = publicKey.allowCredentials?.map(descriptor);
  return navigator.credentials.get({ publicKey: options });
}

function answer(it) {
  const { response } = it;
  const said = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    said.attestationObject = text(response.attestationObject);
    said.transports = response.getTransports?.() ?? [];
  } else {
    said.authenticatorData = text(response.authenticatorData);
    said.signature = text(response.signature);
    said.userHandle = response.userHandle && text(response.userHandle);
  }
  return { id: it.id, rawId: text(it.rawId), type: it.type, response: said, extensions: it.getClientExtensionResults() };
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const trouble = form.querySelector("[role=alert]");
    trouble.hidden = true;
    try {
      const said = await ask(form.dataset.passkey, JSON.parse(form.dataset.options));
      form.elements.answer.value = JSON.stringify(answer(said));
      form.submit();
    } catch {
      trouble.textContent = form.dataset.failed;
      trouble.hidden = false;
    }
  });
}
