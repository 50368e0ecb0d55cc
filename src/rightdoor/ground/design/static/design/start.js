// Wakes the few GOV.UK components that we use.  Everything works before and without this.
const parts = document.getElementById("rd-govuk");

if (parts && "noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  import(parts.href).then((govuk) => {
    const wanted = ["CharacterCount", "Checkboxes", "ErrorSummary", "FileUpload", "NotificationBanner", "PasswordInput", "Radios", "SkipLink", "Tabs"];
    for (const name of wanted) govuk.createAll(govuk[name]);
  });
}
