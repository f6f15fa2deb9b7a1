// Passkeys: what the browser wants as bytes travels as base64url (WebAuthn Level 3, toJSON).
(() => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const options = (given) => {
    const key = { ...given, challenge: bytes(given.challenge) };
    if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
    for (const list of ["allowCredentials", "excludeCredentials"]) {
      if (key[list]) key[list] = key[list].map((one) => ({ ...one, id: bytes(one.id) }));
    }
    return key;
  };
  if (!window.PublicKeyCredential) return;

  const button = document.getElementById("passkey_login");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const form = document.getElementById("passkey_form");
      const response = await fetch(form.action, { headers: { Accept: "application/json" } });
      const { request_options: asked } = await response.json();
      const credential = await navigator.credentials.get({ publicKey: options(asked.publicKey) });
      document.getElementById("passkey_credential").value = JSON.stringify(credential.toJSON());
      form.submit();
    });
  }
  const add = document.getElementById("passkey_add");
  if (add) {
    add.hidden = false;
    add.addEventListener("click", async () => {
      const asked = JSON.parse(document.getElementById("js_data").textContent).creation_options;
      const credential = await navigator.credentials.create({ publicKey: options(asked.publicKey) });
      const form = add.closest("form");
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    });
  }
})();
