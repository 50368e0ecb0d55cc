// Passkeys.  A form with data-passkey is shown where the browser can do it; its button asks the
// server for a question, the browser for an answer, and sends the answer with the form.
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (word) => {
    const plain = atob(word.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  };
  const word = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

  const asked = (question) => {
    const asking = { ...question.publicKey, challenge: bytes(question.publicKey.challenge) };
    if (asking.user) asking.user = { ...asking.user, id: bytes(asking.user.id) };
    if (asking.excludeCredentials) asking.excludeCredentials = keys(asking.excludeCredentials);
    if (asking.allowCredentials) asking.allowCredentials = keys(asking.allowCredentials);
    return { publicKey: asking };
  };
  const told = (key) => {
    const response = { clientDataJSON: word(key.response.clientDataJSON) };
    for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[part]) response[part] = word(key.response[part]);
    }
    return {
      id: key.id,
      rawId: word(key.rawId),
      type: key.type,
      response,
      authenticatorAttachment: key.authenticatorAttachment || undefined,
      clientExtensionResults: key.getClientExtensionResults(),
    };
  };

  const answer = async (form) => {
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      const question = await (await fetch(form.dataset.question, { credentials: "same-origin" })).json();
      const key = await navigator.credentials[form.dataset.passkey](asked(question));
      form.elements.step_credential.value = JSON.stringify(told(key));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (form.reportValidity()) answer(form);
    });
  }
})();
