// Passkeys: what the browser wants as bytes travels as base64url (WebAuthn Level 3, toJSON).
(() => {
  if (!window.PublicKeyCredential) return;

  const bytes = (text) => {
    const plain = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
  };

  const options = (given) => {
    const key = { ...given, challenge: bytes(given.challenge) };
    if (key.user) key.user = { ...key.user, id: bytes(key.user.id) };
    for (const list of ["allowCredentials", "excludeCredentials"]) {
      if (key[list]) key[list] = key[list].map((one) => ({ ...one, id: bytes(one.id) }));
    }
    return key;
  };

  const pageSays = () => JSON.parse(document.getElementById("js_data").textContent);

  // Whoever closes the browser's question, or has no passkey here, is told what else there is.
  const press = (button, act, sentence) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      document.getElementById("passkey_said")?.remove();
      try {
        await act();
      } catch (error) {
        const said = document.createElement("p");
        said.id = "passkey_said";
        said.className = "error";
        said.setAttribute("role", "alert");
        said.textContent = sentence;
        button.before(said);
      }
    });
  };

  const use = document.getElementById("passkey_login");
  if (use) {
    press(use, async () => {
      const form = document.getElementById("passkey_form");
      // At the front door nobody knows yet whose passkeys to ask for; later the page says it.
      const said = document.getElementById("js_data")
        ? pageSays()
        : await (await fetch(form.action, { headers: { Accept: "application/json" } })).json();
      const publicKey = options(said.request_options.publicKey);
      const credential = await navigator.credentials.get({ publicKey });
      document.getElementById("passkey_credential").value = JSON.stringify(credential.toJSON());
      form.submit();
    }, "No passkey was used. Try again, or take the code by email.");
  }

  const add = document.getElementById("passkey_add");
  if (add) {
    press(add, async () => {
      const publicKey = options(pageSays().creation_options.publicKey);
      // Kept with the name of whose it is: only then it signs in without an email typed first.
      publicKey.authenticatorSelection = {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      };
      const credential = await navigator.credentials.create({ publicKey });
      const form = add.closest("form");
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    }, "No passkey was added. Try again, or add an app instead.");
  }
})();
